import { posix } from 'node:path'
import type { SubsetOptions } from 'subset-font'
import type { OutputFile } from '../source-file.ts'

/**
 * - compact: a variable font stays one file, for the web
 * - fixed: a file a weight, for printing: PDF knows no variable fonts, and would draw every letter on its own
 */
export type FontCut = 'compact' | 'fixed'

/** A deck whose styles name fonts that are still to be cut. */
export interface CutFonts {
	/** All but the fonts. */
	readonly files: readonly OutputFile[]
	/** By path: makes the font's bytes. */
	readonly fonts: ReadonlyMap<string, () => Promise<Uint8Array>>
}

/** Cuts a deck's fonts to files for the web; all else stays as it was. */
export async function subsetFonts(files: readonly OutputFile[]): Promise<readonly OutputFile[]> {
	const { files: others, fonts } = cutFonts(files, 'compact')
	const made: OutputFile[] = []
	for (const [path, make] of fonts) made.push({ path, bytes: await make() })
	return [...others, ...made]
}

/**
 * Cuts a deck's fonts to the characters and weights that its page, styles and scripts can show, each when it is asked for.
 * Fonts of which no character is left are gone from the styles; all else stays as it was.
 */
export function cutFonts(files: readonly OutputFile[], cut: FontCut): CutFonts {
	const characters = charactersOf(files)
	const weights = weightsOf(files)
	const fonts = new Map<string, () => Promise<Uint8Array>>()
	const styles = files
		.filter(({ path }) => path.endsWith('.css'))
		.map((style) => {
			let css = textOf(style)
			for (const face of facesOf(style)) {
				const font = files.find(({ path }) => path === face.path)
				const text = characters.filter((character) => face.covers(character.codePointAt(0) ?? 0)).join('')
				if (font === undefined) continue
				const cuts = text === '' ? [] : cutFont(font, text, face.isVariable ? cutsOf(weights, cut) : [{}], cut)
				css = css.replace(face.rule, () => cuts.map((one) => ruleOf(face.rule, one)).join('\n'))
				for (const { path, make } of cuts) fonts.set(path, make)
			}
			return { path: style.path, bytes: Buffer.from(css, 'utf8') }
		})
	const others = files.filter(({ path }) => !path.endsWith('.css') && !path.endsWith('.woff2'))
	return { files: [...others, ...styles], fonts }
}

/** Every character that a page, style or script holds, as it is, escaped for CSS, or in capitals; and all of ASCII. */
function charactersOf(files: readonly OutputFile[]): readonly string[] {
	const texts = files.filter(({ path }) => /\.(?:html|css|js)$/.test(path)).map(textOf)
	const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))
	const escaped = texts.flatMap((text) =>
		Array.from(text.matchAll(/\\([0-9a-f]{4,6})/gi), ([, code = '']) => characterOf(Number.parseInt(code, 16))),
	)
	const others = texts.flatMap((text) => text.match(/[^\0-\x7f]/gu) ?? [])
	const found = new Set([...ascii, ...others, ...escaped])
	for (const character of [...found]) for (const capital of character.toUpperCase()) found.add(capital)
	return [...found].sort()
}

function characterOf(code: number): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Every weight that the styles ask for, lightest first; regular and bold in any case. */
function weightsOf(files: readonly OutputFile[]): readonly number[] {
	const css = files
		.filter(({ path }) => path.endsWith('.css'))
		.map((file) => textOf(file).replace(fontFace, ''))
		.join('')
	const asked = Array.from(css.matchAll(/font(?:-weight)?:[^;{}]{0,60}?\b([1-9]\d\d)\b/g), ([, weight]) =>
		Number(weight),
	)
	return [...new Set([400, 700, ...asked])].sort((a, b) => a - b)
}

const fontFace = /@font-face\s*\{[^}]*\}/g

interface Face {
	/** The whole rule. */
	readonly rule: string
	/** Of the font's file. */
	readonly path: string
	readonly isVariable: boolean
	covers(codePoint: number): boolean
}

function facesOf(style: OutputFile): Face[] {
	const rules = textOf(style).match(fontFace) ?? []
	return rules.flatMap((rule) => {
		const url = /url\("([^":\n]{1,300}\.woff2)"\)/.exec(rule)?.[1]
		if (url === undefined) return []
		const path = posix.join(posix.dirname(style.path), url)
		const range = /unicode-range:([^;}]*)/.exec(rule)?.[1]
		return [{ rule, path, isVariable: variableWeight.test(rule), covers: coverage(range) }]
	})
}

const variableWeight = /font-weight:\s*\d+\s+\d+/

/** Reads a `unicode-range` (CSS Fonts 4 section 4.5). */
function coverage(range: string | undefined): (codePoint: number) => boolean {
	if (range === undefined) return () => true
	const ranges = Array.from(range.matchAll(/U\+([0-9A-F?]{1,6})(?:-([0-9A-F]{1,6}))?/gi), ([, from = '', to]) => [
		Number.parseInt(from.replaceAll('?', '0'), 16),
		Number.parseInt(to ?? from.replaceAll('?', 'F'), 16),
	])
	return (codePoint) => ranges.some(([from = 0, to = 0]) => codePoint >= from && codePoint <= to)
}

type Weight = number | { readonly min: number; readonly max: number }

function cutsOf(weights: readonly number[], cut: FontCut): { weight: Weight }[] {
	if (cut === 'fixed') return weights.map((weight) => ({ weight }))
	return [{ weight: { min: weights[0] ?? 400, max: weights.at(-1) ?? 700 } }]
}

interface Cut {
	readonly path: string
	readonly weight: Weight | undefined
	readonly make: () => Promise<Uint8Array>
}

function cutFont({ path, bytes }: OutputFile, text: string, cuts: readonly { weight?: Weight }[], cut: FontCut): Cut[] {
	const [targetFormat, suffix] = cut === 'fixed' ? (['sfnt', '.ttf'] as const) : (['woff2', '.woff2'] as const)
	// Unpacking a font and finding its glyphs takes longer than all else: once is enough.
	let few: Promise<Uint8Array> | null = null
	const source = async () => {
		if (cuts.length === 1) return bytes
		few ??= subset(bytes, text, { targetFormat: 'sfnt' })
		return few
	}
	return cuts.map(({ weight }) => ({
		path: `${path.replace(/\.woff2$/, '')}${typeof weight === 'number' ? `-${weight}` : ''}${suffix}`,
		weight,
		make: async () =>
			subset(await source(), text, {
				targetFormat,
				...(weight !== undefined && { variationAxes: { wght: weight } }),
			}),
	}))
}

async function subset(
	bytes: Uint8Array,
	text: string,
	options: Omit<SubsetOptions, 'keepFeatures'>,
): Promise<Uint8Array> {
	const { default: subsetFont } = await import('subset-font')
	return subsetFont(Buffer.from(bytes), text, { ...options, keepFeatures })
}

/**
 * Of what browsers apply without being asked (CSS Fonts 4 section 7.1) all but contextual alternates: they turn `->` into an
 * arrow that nobody wrote, and need half as many glyphs again. And the figures of equal width that tables ask for.
 */
const keepFeatures = 'ccmp locl rlig mark mkmk liga kern tnum'.split(' ')

function ruleOf(rule: string, { path, weight }: Cut): string {
	const named = rule
		.replace(/[^"/]+\.woff2"/, `${posix.basename(path)}"`)
		.replace(/format\("woff2"\)/, path.endsWith('.ttf') ? 'format("truetype")' : 'format("woff2")')
	if (weight === undefined) return named
	const range = typeof weight === 'number' ? `${weight}` : `${weight.min} ${weight.max}`
	return named.replace(variableWeight, `font-weight: ${range}`)
}

function textOf({ bytes }: OutputFile): string {
	return Buffer.from(bytes).toString('utf8')
}
