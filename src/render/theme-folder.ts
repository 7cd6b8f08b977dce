import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A folder's files that have a meaning in a theme, by their path in it. */
export interface ThemeFolder {
	readonly path: string
	readonly files: ReadonlyMap<string, Uint8Array>
}

/** What is read of a theme's folder: nothing else in it matters, so it may stand among other things. */
const parts: readonly (readonly [folder: string, name: RegExp])[] = [
	['', /^(?:deck\.hbs|fonts\.css)$/],
	['slides/', /^[\w-]+\.hbs$/],
	['partials/', /^[\w-]+\.hbs$/],
	['styles/', /^[\w-]+\.css$/],
	['fonts/', /^(?:[\w.-]+\.woff2|metrics\.json)$/],
]

/**
 * Reads a theme's folder. Some dozens of small files: one after the other takes less time than handing each to another
 * thread. Throws what the file system throws.
 */
export function readThemeFolder(path: string): ThemeFolder {
	const files = new Map<string, Uint8Array>()
	for (const [folder, name] of parts) {
		const place = join(path, folder)
		if (folder !== '' && !existsSync(place)) continue
		for (const file of readdirSync(place)
			.filter((file) => name.test(file))
			.sort()) {
			if (statSync(join(place, file)).isFile()) files.set(folder + file, readFileSync(join(place, file)))
		}
	}
	return { path, files }
}

/** The folder of a theme that threaddeck brings along; null when there is none of that name. */
export function shippedTheme(name: string): string | null {
	const path = join(packageRoot(), 'templates', name)
	return shippedThemes().includes(name) ? path : null
}

export function shippedThemes(): readonly string[] {
	return readdirSync(join(packageRoot(), 'templates')).sort()
}

// The same from src/ and from a bundle in dist/: the nearest folder above that holds a package.json.
export function packageRoot(): string {
	const start = import.meta.dirname
	for (let folder = start; ; folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder
		if (folder === dirname(folder)) throw new Error(`no package.json above ${start}`)
	}
}
