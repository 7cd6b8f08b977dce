// The live preview's half in the page: hears of new decks, puts changed slides in place, shows the findings.
import './live.css'
import type { RevealApi } from 'reveal.js'
import { type ShownFinding, showFindings } from './live-findings.ts'
import { frameOf, slidesOf } from './live-parts.ts'

/** What src/serve/serve-deck.ts tells. */
interface News {
	/** The deck that is served was built from what its sources now say. */
	readonly isCurrent: boolean
	readonly findings: readonly ShownFinding[]
}

/** As they were sent: reveal.js changes what it shows. */
let frame = ''
let slides = new Map<string, string>()

// This script stands before the deck's own, so this runs before reveal.js starts.
document.addEventListener('DOMContentLoaded', () => {
	frame = frameOf(document)
	slides = slidesOf(document)
	restoreStep()
	new EventSource('news').addEventListener('message', async ({ data }) => {
		const { isCurrent, findings }: News = JSON.parse(data)
		if (isCurrent) await update()
		showFindings(findings, isCurrent)
	})
})

async function update(): Promise<void> {
	const response = await fetch(location.pathname, { cache: 'no-store' })
	const next = new DOMParser().parseFromString(await response.text(), 'text/html')
	const Reveal = revealOf()
	if (frameOf(next) === frame && Reveal !== null) replaceSlides(next, Reveal)
	else if (frameOf(next) !== frame || changedSlides(next).length > 0) reload()
}

/** Slides that did not change stay the elements they are, and so does the one that is shown, with its fragments. */
function replaceSlides(next: Document, Reveal: RevealApi): void {
	const messages = next.getElementById('messages')
	if (messages !== null) document.getElementById('messages')?.replaceWith(document.importNode(messages, true))
	const fresh = slidesOf(next)
	if (changedSlides(next).length === 0 && fresh.size === slides.size) return
	const { h = 0, f = -1 } = Reveal.getIndices()
	const shown = Reveal.getCurrentSlide().id
	const container = document.querySelector('.slides')!
	const kept = new Map([...container.children].map((slide) => [slide.id, slide]))
	const nodes = [...next.querySelectorAll('.slides > section')].map((slide) => {
		const old = slides.get(slide.id) === fresh.get(slide.id) ? kept.get(slide.id) : undefined
		return old ?? document.importNode(slide, true)
	})
	container.replaceChildren(...nodes)
	slides = fresh
	Reveal.sync()
	const at = nodes.findIndex(({ id }) => id === shown)
	Reveal.slide(at < 0 ? Math.min(h, nodes.length - 1) : at, 0, f)
}

function changedSlides(next: Document): string[] {
	return [...slidesOf(next)].filter(([id, html]) => slides.get(id) !== html).map(([id]) => id)
}

/** Null in the layouts that do without its stage. */
function revealOf(): RevealApi | null {
	const { Reveal } = window as { Reveal?: RevealApi }
	const isStage = !document.querySelector('html.reading, html.reveal-print')
	return isStage && Reveal?.isReady() ? Reveal : null
}

/** The address keeps the slide, this the fragments that were shown. */
function reload(): void {
	sessionStorage.setItem(stepKey, String(revealOf()?.getIndices().f ?? -1))
	location.reload()
}

function restoreStep(): void {
	const step = Number(sessionStorage.getItem(stepKey) ?? -1)
	sessionStorage.removeItem(stepKey)
	if (step < 0) return
	const whenReady = () => {
		const Reveal = revealOf()
		if (Reveal !== null) Reveal.navigateFragment(step)
		else requestAnimationFrame(whenReady)
	}
	whenReady()
}

const stepKey = 'threaddeck-step'
