import { join } from 'node:path'
import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import { isFolder } from '../open-file.ts'
import type { Place } from '../source-file.ts'
import { nearest } from '../text/nearest.ts'
import { isMetrics } from './is-metrics.ts'
import { lintTheme } from './lint-theme.ts'
import { loadTheme } from './load-theme.ts'
import type { Theme } from './theme.ts'
import { readThemeFolder, shippedTheme, shippedThemes } from './theme-folder.ts'

/** A theme that somebody asks for. */
export interface WantedTheme {
	/** As written: the name of a theme that threaddeck brings along, or a folder. */
	readonly name: string
	/** Where the folder would be. */
	readonly path: string
	/** Where it was asked for. */
	readonly place: Place
}

/** Finds and reads a theme over the default one. Null when there is none; of a folder's own files unsafe ones are named. */
export async function openTheme({ name, path, place }: WantedTheme): Promise<Result<Theme | null>> {
	const shipped = shippedTheme(name)
	if (shipped !== null) return { value: await loadTheme(readThemeFolder(shipped)), diagnostics: [] }
	if (!isFolder(path)) {
		const near = nearest(name, shippedThemes())
		const reason = `There is no theme "${name}": it is neither a folder nor one of ${shippedThemes().join(', ')}.`
		return refuse(place, reason, near ? `Did you mean "${near}"?` : 'Name a folder, from the folder of the outline.')
	}
	try {
		const folder = readThemeFolder(path)
		if (folder.files.size === 0) {
			const reason = `The folder "${name}" holds nothing of a theme: no template, style sheet or font.`
			return refuse(place, reason, 'Put files there as docs/themes.md names them, such as styles/tokens.css.')
		}
		const metrics = folder.files.get('fonts/metrics.json')
		if (metrics !== undefined && !isMetrics(metrics)) {
			const file = join(path, 'fonts/metrics.json')
			const reason = 'These are no widths of fonts: slides cannot be fitted with them.'
			const hint = 'Write them with scripts/font-metrics.mjs, see docs/themes.md.'
			return refuse({ file, line: 1, column: 1 }, reason, hint)
		}
		return { value: await loadTheme(folder), diagnostics: lintTheme(folder) }
	} catch (error) {
		return refuse(
			place,
			`The theme "${name}" cannot be read: ${(error as Error).message}.`,
			'Mend or remove that file.',
		)
	}
}

function refuse(place: Place, reason: string, hint: string): Result<null> {
	const finding: Diagnostic = diagnostic('theme-unreadable', place, reason, hint)
	return { value: null, diagnostics: [finding] }
}
