import { createHash } from 'node:crypto'
import type { OutputFile } from '../source-file.ts'
import type { Asset, Theme } from './theme.ts'

/** A theme's files as a deck ships them, each named with a hash of its content so that no cache serves an old one. */
export interface HashedAssets {
	readonly files: readonly OutputFile[]
	/** Paths relative to index.html, in order. */
	readonly styles: readonly string[]
	readonly scripts: readonly string[]
}

/** Names the theme's files by content, and points the styles at the fonts' new names. */
export function hashAssets(theme: Pick<Theme, 'styles' | 'scripts' | 'fonts'>): HashedAssets {
	const fonts = new Map(theme.fonts.map((font) => [font.name, hashed(font)]))
	// One sheet: each file more to ask for delays the first slide.
	const css = Buffer.concat(theme.styles.map(({ bytes }) => bytes)).toString('utf8')
	const linked = css.replace(/url\("(fonts\/[^"\n]{1,200})"\)/g, (whole, name: string) => {
		const font = fonts.get(name)
		return font === undefined ? whole : `url("${font.path.slice('assets/'.length)}")`
	})
	const styles = [hashed({ name: 'deck.css', bytes: Buffer.from(linked, 'utf8') })]
	const scripts = theme.scripts.map(hashed)
	return {
		files: [...styles, ...scripts, ...fonts.values()],
		styles: styles.map((file) => file.path),
		scripts: scripts.map((file) => file.path),
	}
}

function hashed({ name, bytes }: Asset): OutputFile {
	const base = name.slice(name.lastIndexOf('/') + 1)
	const dot = base.lastIndexOf('.')
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
	return { path: `assets/${base.slice(0, dot)}.${hash}${base.slice(dot)}`, bytes }
}
