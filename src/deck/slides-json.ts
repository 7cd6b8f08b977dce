import type { Slide } from './deck.ts'

/** All slides as JSON, made once: deck.json consists of it, and it tells at a glance what no slide holds. */
export function slidesJson(slides: readonly Slide[]): string {
	const json = known.get(slides) ?? JSON.stringify(slides)
	known.set(slides, json)
	return json
}

const known = new WeakMap<readonly Slide[], string>()
