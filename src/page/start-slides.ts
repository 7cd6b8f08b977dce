import type { RevealApi } from 'reveal.js'
import createReveal from 'reveal.js/js/reveal.js'
import type { Controls } from '../words/words.ts'
import { isDialogOpen } from './dialogs.ts'
import { idInAddress, stage } from './show-first.ts'

/** Starts reveal.js on the page's slides. */
export async function startSlides(mode: 'slides' | 'reading'): Promise<RevealApi> {
	const wrapper = document.querySelector<HTMLElement>('.reveal')!
	const isReading = mode === 'reading'
	const Reveal = createReveal(wrapper, {
		...stage,
		margin: 0,
		center: false,
		hash: true,
		transition: 'none',
		backgroundTransition: 'none',
		autoAnimate: false,
		controlsLayout: 'edges',
		controlsTutorial: false,
		// Both are dialogs of the deck's own.
		jumpToSlide: false,
		help: false,
		scrollActivationWidth: null,
		view: isReading ? 'scroll' : null,
		scrollProgress: false,
		scrollSnap: false,
		// In the reading layout and for a search engine nothing waits to be revealed.
		fragments: mode === 'slides',
		rtl: document.dir === 'rtl',
		postMessage: false,
		postMessageEvents: false,
		keyboardCondition: () => !isDialogOpen(),
	})
	Object.assign(window, { Reveal })
	await Reveal.initialize()
	// With the role that reveal.js sets, screen readers would hand every key to the deck and read nothing.
	wrapper.removeAttribute('role')
	nameControls(JSON.parse(wrapper.dataset.words ?? '{}'))
	if (isReading) {
		showTarget()
		window.addEventListener('hashchange', showTarget)
	}
	return Reveal
}

/** reveal.js names them in English. */
function nameControls({ previousSlide, nextSlide, resume }: Controls): void {
	const name = (selector: string, words: string) => document.querySelector(selector)?.setAttribute('aria-label', words)
	const [left, right] = document.dir === 'rtl' ? [nextSlide, previousSlide] : [previousSlide, nextSlide]
	name('.navigate-left', left)
	name('.navigate-right', right)
	const button = document.querySelector('.resume-button')
	if (button !== null) button.textContent = resume
}

// In the reading layout pages have heights of their own, which reveal.js does not reckon with.
function showTarget(): void {
	document.getElementById(idInAddress())?.scrollIntoView()
}
