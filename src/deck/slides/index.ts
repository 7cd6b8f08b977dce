import type { Slide } from '../deck.ts'
import type { Talk } from '../talk.ts'
import { argumentSlides } from './argument.ts'
import { proseSlides } from './prose.ts'
import { sourcesSlides } from './sources.ts'
import { titleSlides } from './title.ts'

/** Every kind of slide in the order of the deck; templates/default/slides/KIND.hbs draws each. */
export const slideKinds: Readonly<Record<Slide['kind'], (talk: Talk) => readonly Slide[]>> = {
	title: titleSlides,
	prose: proseSlides,
	argument: argumentSlides,
	sources: sourcesSlides,
}
