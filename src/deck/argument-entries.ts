import type { Argument, Status } from '../outline/outline.ts'
import type { ArgumentEntry, StatusLabel } from './deck.ts'
import type { RowScale } from './fit-rows.ts'
import { fitHeading } from './fit-text.ts'
import { countLines } from './measure-text.ts'
import { stage } from './stage.ts'
import type { Talk } from './talk.ts'

/** Sizes of a list of arguments, largest first; as the styles have them. */
export const entryScales: readonly [RowScale, ...RowScale[]] = [
	{ size: 28, line: 35, gap: 25 },
	{ size: 26, line: 32, gap: 21 },
	{ size: 24, line: 30, gap: 17 },
	{ size: 22, line: 27, gap: 15 },
	{ size: 20, line: 25, gap: 11 },
]

const titleFace = 'serifBold'
const mostTitleLines = 2

/** An argument as a line of a list; its title takes two lines at most, since it stands in full on its own slide. */
export function entryOf(argument: Argument, size: number, width: number, talk: Talk): ArgumentEntry {
	return {
		number: talk.numberOf(argument),
		id: talk.ids.get(argument) ?? argument.id,
		title: fitHeading(argument.title, titleFace, [{ size, lines: mostTitleLines }], width, talk.fonts).value.text,
		status: statusLabel(argument.status, talk),
	}
}

/** How high it is in px, with `below` px of something else below the title. */
export function entryHeight(
	argument: Argument,
	{ size, line }: RowScale,
	width: number,
	talk: Talk,
	below = 0,
): number {
	const lines = countLines([{ text: argument.title, face: titleFace, size }], width, talk.fonts)
	return Math.max(Math.min(lines, mostTitleLines) * line + below, stage.pillHeight)
}

/** The number before a title, with its gap. */
export const entryNumber = 56

/** The room for a status: the longest word of any language, its frame, and a gap before it. */
const statusWidth = 172

/** The room for a title beside its number and the widest status. */
export const entryWidth = stage.inner - entryNumber - statusWidth

export function statusLabel(status: Status | null, { words }: Talk): StatusLabel | null {
	return status === null ? null : { word: status.word, label: words.status[status.word] }
}
