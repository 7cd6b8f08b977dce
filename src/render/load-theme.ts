import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FontMetrics } from '../deck/measure-text.ts'
import type { Asset, Theme } from './theme.ts'

/**
 * Reads the default theme and the files of reveal.js that a deck needs. Some dozens of small files: reading them one after
 * the other takes less time than handing each to another thread.
 */
export async function loadTheme(): Promise<Theme> {
	const folder = join(packageRoot(), 'templates', 'default')
	// The script and the styles of reveal.js, as scripts/build.mjs makes them.
	const page = join(packageRoot(), 'dist', 'page')
	return {
		templates: readTemplates(folder),
		styles: [
			readAsset('reveal.css', join(page, 'reveal.css')),
			readAsset('fonts.css', join(folder, 'fonts.css')),
			{
				name: 'theme.css',
				bytes: Buffer.concat(sheets.map((name) => readFileSync(join(folder, 'styles', `${name}.css`)))),
			},
		],
		scripts: [readAsset('deck.js', join(page, 'deck.js'))],
		fonts: readFonts(join(folder, 'fonts')),
		metrics: JSON.parse(readFileSync(join(folder, 'fonts', 'metrics.json'), 'utf8')) as FontMetrics,
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

// The same from src/ and from a bundle in dist/: the nearest folder above that holds a package.json.
function packageRoot(): string {
	const start = dirname(fileURLToPath(import.meta.url))
	for (let folder = start; ; folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder
		if (folder === dirname(folder)) throw new Error(`no package.json above ${start}`)
	}
}

function readTemplates(folder: string): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
	const names = files.filter((file) => file.endsWith('.hbs')).sort()
	return new Map(names.map((file) => [file.slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8')]))
}

function readFonts(folder: string): Asset[] {
	const files = readdirSync(folder).filter((file) => file.endsWith('.woff2'))
	return files.sort().map((file) => readAsset(`fonts/${file}`, join(folder, file)))
}

function readAsset(name: string, path: string): Asset {
	return { name, bytes: readFileSync(path) }
}
