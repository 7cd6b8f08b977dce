import type { Argument } from '../../outline/outline.ts'
import { entryHeight, entryOf, entryScales, entryWidth } from '../argument-entries.ts'
import type { AgendaSlide, ArgumentGroup } from '../deck.ts'
import { fitRows } from '../fit-rows.ts'
import { cutToWidth } from '../measure-text.ts'
import { partOf } from '../parts.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'

/** With fewer arguments than this, an agenda says no more than the talk itself. */
const leastArguments = 3

/** All arguments with their status, by section. */
export function agendaSlides(talk: Talk): AgendaSlide[] {
	const { outline, fonts } = talk
	if (outline.arguments.length < leastArguments) return []
	const opensSection = (argument: Argument) =>
		argument.section !== null && talk.argumentsOf(argument.section)[0] === argument
	const { pages, scale } = fitRows(
		outline.arguments,
		entryScales,
		room,
		(argument, scale) => entryHeight(argument, scale, entryWidth, talk) + (opensSection(argument) ? headingHeight : 0),
		(argument) => (argument.section === null || opensSection(argument) ? 0 : headingHeight),
	)
	return pages.map((shown, i) => ({
		kind: 'agenda',
		id: talk.takeId(i === 0 ? 'agenda' : `agenda-${i + 1}`),
		part: partOf(i, pages),
		over: cutToWidth(talk.subject, 'sans', 16, 900, fonts),
		size: scale.size,
		groups: grouped(shown, scale.size, talk),
		notes: [],
	}))
}

const room = stage.height - stage.top - stage.overHeight - stage.titleGap - 46 - stage.columnsGap - stage.bottom
/** A section's title above its arguments, with what stands above and below it. */
const headingHeight = 42

function grouped(shown: readonly Argument[], size: number, talk: Talk): ArgumentGroup[] {
	const groups: { section: string | null; of: Argument['section']; entries: ArgumentGroup['entries'][number][] }[] = []
	for (const argument of shown) {
		const entry = entryOf(argument, size, entryWidth, talk)
		const group = groups.at(-1)
		if (group !== undefined && group.of === argument.section) group.entries.push(entry)
		else groups.push({ section: titleOf(argument, talk), of: argument.section, entries: [entry] })
	}
	return groups.map(({ section, entries }) => ({ section, entries }))
}

function titleOf({ section }: Argument, { fonts }: Talk): string | null {
	return section === null ? null : cutToWidth(section.title, 'sansBold', stage.sideHeadingSize, stage.inner, fonts)
}
