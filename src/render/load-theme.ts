import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FontMetrics } from '../deck/measure-text.ts'
import type { Asset, Theme } from './theme.ts'

/** Reads the default theme and the files of reveal.js that a deck needs. */
export async function loadTheme(): Promise<Theme> {
	const folder = join(packageRoot(), 'templates', 'default')
	const require = createRequire(import.meta.url)
	// reveal.js exports no path to its built files; its own entry points lead there. The UMD builds run from file://.
	const reveal = require.resolve('reveal.js')
	const notes = require.resolve('reveal.js/plugin/notes')
	const [templates, metrics, fonts, ...assets] = await Promise.all([
		readTemplates(folder),
		readFile(join(folder, 'fonts', 'metrics.json'), 'utf8'),
		readFonts(join(folder, 'fonts')),
		readAsset('reset.css', join(dirname(reveal), 'reset.css')),
		readAsset('reveal.css', join(dirname(reveal), 'reveal.css')),
		readAsset('fonts.css', join(folder, 'fonts.css')),
		readAsset('theme.css', join(folder, 'theme.css')),
		readAsset('reveal.js', reveal),
		readAsset('notes.js', notes),
		readAsset('deck.js', join(folder, 'deck.js')),
	])
	return {
		templates,
		styles: assets.filter(({ name }) => name.endsWith('.css')),
		scripts: assets.filter(({ name }) => name.endsWith('.js')),
		fonts,
		metrics: JSON.parse(metrics) as FontMetrics,
	}
}

// The same from src/ and from a bundle in dist/: the nearest folder above that holds a package.json.
function packageRoot(): string {
	const start = dirname(fileURLToPath(import.meta.url))
	for (let folder = start; ; folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder
		if (folder === dirname(folder)) throw new Error(`no package.json above ${start}`)
	}
}

async function readTemplates(folder: string): Promise<Map<string, string>> {
	const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort()
	const names = files.filter((file) => file.endsWith('.hbs'))
	const entries = names.map(async (file): Promise<[string, string]> => {
		return [file.slice(0, -'.hbs'.length), await readFile(join(folder, file), 'utf8')]
	})
	return new Map(await Promise.all(entries))
}

async function readFonts(folder: string): Promise<Asset[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.woff2')).sort()
	return Promise.all(files.map((file) => readAsset(`fonts/${file}`, join(folder, file))))
}

async function readAsset(name: string, path: string): Promise<Asset> {
	return { name, bytes: await readFile(path) }
}
