import type { CompleteReading } from '../build-deck.ts'
import { printable } from './printable.ts'
import { plural } from './report.ts'

/** What became of everything that was read, as one line; what there is none of is not mentioned. */
export function readingText(reading: CompleteReading): string {
	const { found, duplicates, skipped, otherThreads, missing, undecoded, archiveLines, skippedFiles } = reading
	const parts = undecoded.reduce((sum, { parts }) => sum + parts, 0)
	const said = [
		duplicates.length > 0 && `${plural(duplicates.length, 'duplicate')} folded`,
		skipped > 0 && `${skipped} left out`,
		otherThreads > 0 && `${otherThreads} of other threads`,
		missing.length > 0 && `${plural(missing.length, 'answered message')} not in the archive`,
		parts > 0 && `${plural(parts, 'part')} not decoded`,
		archiveLines > 0 && `${plural(archiveLines, 'line')} of the archive's own dropped`,
		skippedFiles.length > 0 && `${plural(skippedFiles.length, 'file')} without a message: ${names(skippedFiles)}`,
	].filter((part) => part !== false)
	return `${printable([`Read ${plural(found, 'message')}`, ...said].join(', '))}\n`
}

function names(paths: readonly string[]): string {
	const [first, second, ...more] = paths.map((path) => path.slice(path.lastIndexOf('/') + 1))
	return [first, second].filter(Boolean).join(', ') + (more.length > 0 ? ` and ${more.length} more` : '')
}
