import type { RevealApi } from 'reveal.js'

/** All slides in order; a stack of slides is none itself. */
export function allSlides(): readonly HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('.slides section')].filter(
		(section) => section.querySelector('section') === null,
	)
}

/** What a slide is called. */
export function titleOf(slide: Element): string {
	return slide.querySelector('h1, h2, h3')?.textContent?.trim() ?? slide.id
}

/** How often a slide changes before the next one comes: its fragments, those that come together as one. */
export function stepsOf(slide: Element): number {
	return 1 + Math.max(-1, ...[...slide.querySelectorAll<HTMLElement>('.fragment')].map(indexOf))
}

export function indexOf(fragment: HTMLElement): number {
	return Number(fragment.dataset.fragmentIndex ?? 0)
}

/** Where a slide stands, as reveal.js counts: from the left, and from the top. */
export function placeOf(Reveal: RevealApi, slide: Element): [h: number, v: number] {
	const { h, v } = Reveal.getIndices(slide as HTMLElement)
	return [h, v ?? 0]
}
