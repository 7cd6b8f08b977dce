import type { Argument, Section } from '../../outline/outline.ts'
import { entryHeight, entryOf, entryScales, entryWidth } from '../argument-entries.ts'
import type { SectionSlide } from '../deck.ts'
import { fitRows } from '../fit-rows.ts'
import { fitHeading, fitProse, splitProse } from '../fit-text.ts'
import { cutToWidth } from '../measure-text.ts'
import { partOf } from '../parts.ts'
import { noteOf } from '../speaker-note.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'

/**
 * Opens a section with its prose and its arguments. One that holds a single argument and nothing else needs no slide: its
 * title stands above the argument.
 */
export function sectionSlides(section: Section, talk: Talk): SectionSlide[] {
	const { outline, fonts } = talk
	const own = talk.argumentsOf(section)
	if (own.length === 1 && section.prose === null && section.note === null) return []

	const title = fitHeading(section.title, 'serifBold', titleSteps, stage.inner, fonts)
	const below = listGap + stage.stripGap + stage.stripHeight + stage.bottom
	const room = stage.height - stage.top - stage.overHeight - stage.titleGap - title.height - below
	const pages = pagesOf(section, own, room, talk)
	const number = talk.numberOf(section)
	const of = outline.sections.length
	const strip = talk.strip(own.flatMap(talk.quotesOf))
	const id = talk.ids.get(section) ?? section.id
	return pages.map((page, i) => ({
		kind: 'section',
		id: i === 0 ? id : talk.takeId(`${id}--${i + 1}`),
		number,
		of,
		part: partOf(i, pages),
		over: cutToWidth(talk.subject, 'sans', 16, 860, fonts),
		title: title.value,
		...page,
		strip,
		notes: section.note === null ? [] : [noteOf(null, section.note)],
	}))
}

type Page = Pick<SectionSlide, 'prose' | 'size' | 'entries'>

const titleSteps = [
	{ size: 60, lines: 2 },
	{ size: 52, lines: 2 },
	{ size: 40, lines: 3 },
	{ size: 30, lines: 4 },
] as const
const listGap = 28
const proseWidth = 1080
const proseGap = 14

function pagesOf({ prose }: Section, own: readonly Argument[], room: number, talk: Talk): Page[] {
	const { fonts } = talk
	const heightOf = (argument: Argument, scale: (typeof entryScales)[number]) =>
		entryHeight(argument, scale, entryWidth, talk)
	const listed = (room: number): Page[] => {
		const { pages, scale } = fitRows(own, entryScales, room, heightOf)
		return pages.map((shown) => {
			const entries = shown.map((argument) => entryOf(argument, scale.size, entryWidth, talk))
			return { prose: null, size: scale.size, entries }
		})
	}
	if (prose === null) return own.length === 0 ? [emptyPage] : listed(room)
	// Prose and list share a slide if both fit; else the prose comes first.
	for (const size of proseSizes) {
		const fitted = fitProse(prose, [size], proseWidth, room, fonts)
		if (fitted === null) continue
		if (own.length === 0) return [{ ...emptyPage, prose: fitted.value }]
		const pages = listed(Math.max(room - fitted.height - proseGap, 1))
		const [page] = pages
		if (pages.length === 1 && page !== undefined) return [{ ...page, prose: fitted.value }]
	}
	const pieces = splitProse(prose, proseSizes[1], proseWidth, room, fonts)
	return [...pieces.map((piece) => ({ ...emptyPage, prose: piece })), ...listed(room)]
}

const proseSizes = [26, 24, 22, 20] as const
const emptyPage: Page = { prose: null, size: entryScales[0].size, entries: [] }
