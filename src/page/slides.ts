import type { RevealApi } from 'reveal.js'

/** The keys that lead back and on: text that runs from the right goes on to the left. */
export function arrowKeys(): readonly [back: string, on: string] {
	return document.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
}

/** All slides in order; a stack of slides is none itself. */
export function allSlides(): readonly HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('.slides section')].filter(
		(section) => section.querySelector('section') === null,
	)
}

/** What a slide is called, and which part it is of what takes several. */
export function titleOf(slide: Element): string {
	const title = slide.querySelector('h1, h2, h3')?.textContent?.trim() ?? slide.id
	const part = slide.querySelector('.part')?.textContent
	return part ? `${title} ${part}` : title
}

/** The slide that one looks at: in the reading layout the one that is at a third of the screen's height. */
export function slideInView(Reveal: RevealApi): Element | undefined {
	if (!isReading()) return Reveal.getCurrentSlide()
	return allSlides().findLast((slide) => slide.getBoundingClientRect().top <= innerHeight / 3)
}

/** Goes to a slide, which in the reading layout stands somewhere on the page. */
export function goTo(Reveal: RevealApi, slide: Element): void {
	if (isReading()) location.hash = `#/${encodeURIComponent(slide.id)}`
	else Reveal.slide(...placeOf(Reveal, slide))
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

function isReading(): boolean {
	return document.documentElement.classList.contains('reading')
}
