import type { Slide } from '../deck.ts'
import type { Talk } from '../talk.ts'
import { agendaSlides } from './agenda.ts'
import { argumentSlides } from './argument.ts'
import { glanceSlides } from './glance.ts'
import { proseSlides } from './prose.ts'
import { sectionSlides } from './section.ts'
import { sourcesSlides } from './sources.ts'
import { summarySlides } from './summary.ts'
import { titleSlides } from './title.ts'

/** The slides of a deck in order; templates/default/slides/KIND.hbs draws each kind. */
export function slidesOf(talk: Talk): Slide[] {
	return slideKinds.flatMap((make) => make(talk))
}

const slideKinds: readonly ((talk: Talk) => readonly Slide[])[] = [
	titleSlides,
	proseSlides,
	glanceSlides,
	agendaSlides,
	bodySlides,
	summarySlides,
	sourcesSlides,
]

/** The arguments, each section's behind the slide that opens it. */
function bodySlides(talk: Talk): Slide[] {
	return [null, ...talk.outline.sections].flatMap((section) => {
		const opening = section === null ? [] : sectionSlides(section, talk)
		return [...opening, ...talk.argumentsOf(section).flatMap((argument) => argumentSlides(argument, talk))]
	})
}
