import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Face, type FontMetrics, faces } from '../deck/measure-text.ts'
import type { Asset, Theme } from './theme.ts'
import { packageRoot, readThemeFolder, shippedTheme, type ThemeFolder } from './theme-folder.ts'

/**
 * The default theme and the files of reveal.js that a deck needs. Files of `other` stand in place of the default theme's
 * of the same name; style sheets with other names come after all.
 */
export async function loadTheme(other: ThemeFolder | null = null): Promise<Theme> {
	const own = readThemeFolder(shippedTheme('default') ?? '')
	const folders = other === null ? [own] : [own, other]
	const files = new Map(folders.flatMap((folder) => [...folder.files]))
	const named = (prefix: string, suffix: string) =>
		[...files.keys()].filter((name) => name.startsWith(prefix) && name.endsWith(suffix)).sort()
	const asset = (name: string): Asset => ({ name, bytes: files.get(name) ?? new Uint8Array() })
	const templates = named('', '.hbs').map((name) => name.slice(0, -'.hbs'.length))
	const fileOf = (name: string) => folders.findLast((folder) => folder.files.has(name))?.path ?? ''

	const styles = {
		name: 'theme.css',
		bytes: Buffer.concat(inOrder(named('styles/', '.css')).map((name) => asset(name).bytes)),
	}
	const css = textOf(asset('fonts.css')) + textOf(styles)
	// What scripts/build.mjs makes of reveal.js and of src/page/.
	const page = (name: string): Asset => ({ name, bytes: readFileSync(join(packageRoot(), 'dist', 'page', name)) })
	return {
		templates: new Map(templates.map((name) => [name, textOf(asset(`${name}.hbs`))])),
		templateFiles: new Map(templates.map((name) => [name, join(fileOf(`${name}.hbs`), `${name}.hbs`)])),
		styles: [page('reveal.css'), asset('fonts.css'), styles],
		scripts: [page('start.js'), page('deck.js')],
		fonts: named('fonts/', '.woff2')
			.filter((name) => css.includes(`"${name}"`))
			.map(asset),
		metrics: metricsOf(textOf(asset('fonts/metrics.json'))),
		isLive: false,
	}
}

/** The style sheets of a theme, later ones over earlier ones: colours and type first, the layouts for phone and paper last. */
const sheets = [
	'tokens',
	'stage',
	'prose',
	'sides',
	'quotes',
	'code',
	'strip',
	'title',
	'picture',
	'entries',
	'sources',
	'sizes',
	'languages',
	'controls',
	'dialogs',
	'speaker',
	'reading',
	'handout',
	'print',
]

function inOrder(names: readonly string[]): readonly string[] {
	const known = sheets.map((name) => `styles/${name}.css`)
	return [...known.filter((name) => names.includes(name)), ...names.filter((name) => !known.includes(name))]
}

/** Throws where widths are missing: nothing could be fitted. */
function metricsOf(json: string): FontMetrics {
	const metrics: Partial<FontMetrics> | null = JSON.parse(json)
	const hasWidths = (face: Face) =>
		metrics?.faces?.[face]?.every(
			({ from, widths }) => Number.isInteger(from) && widths.every((width) => Number.isFinite(width)),
		)
	if (!Number.isFinite(metrics?.unitsPerEm) || !faces.every((face) => hasWidths(face)))
		throw new Error('fonts/metrics.json does not say how wide the characters are; scripts/font-metrics.mjs writes it')
	return metrics as FontMetrics
}

function textOf({ bytes }: Asset): string {
	return Buffer.from(bytes).toString('utf8')
}
