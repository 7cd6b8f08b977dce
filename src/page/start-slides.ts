import type { RevealApi } from 'reveal.js'
import createReveal from 'reveal.js/js/reveal.js'
import type { Controls } from '../words/words.ts'
import { isDialogOpen } from './dialogs.ts'
import { askForFonts } from './fonts.ts'

/** In px. */
const stage = { width: 1280, height: 720 } as const

/** Starts reveal.js on the page's slides. */
export async function startSlides(mode: 'slides' | 'reading'): Promise<RevealApi> {
	const wrapper = document.querySelector<HTMLElement>('.reveal')!
	const isReading = mode === 'reading'
	if (mode === 'slides') await showFirst(wrapper)
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

/** Puts the first slide where reveal.js will have it, and lets the browser draw it before that begins its work. */
async function showFirst(wrapper: HTMLElement): Promise<void> {
	const slides = wrapper.querySelector<HTMLElement>('.slides')!
	const first = document.getElementById(idInAddress()) ?? slides.querySelector('section')
	if (first === null || first.parentElement !== slides) return
	askForFonts(first.textContent)
	first.classList.add('present')
	const scale = Math.min(innerWidth / stage.width, innerHeight / stage.height)
	Object.assign(slides.style, {
		width: `${stage.width}px`,
		height: `${stage.height}px`,
		inset: '50% auto auto 50%',
		transform: `translate(-50%, -50%) scale(${scale})`,
	})
	await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
	first.classList.remove('present')
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

function idInAddress(): string {
	const id = location.hash.replace(/^#\/?/, '')
	try {
		return decodeURIComponent(id)
	} catch {
		return id // Not encoded as addresses are: a sign of percent for itself.
	}
}
