// The live preview's half in the page: hears of new decks, puts changed slides in place, shows the findings.
import './live.css'
import type { RevealApi } from 'reveal.js'
import { type ShownFinding, showFindings } from './live-findings.ts'
import { isSameBox, type PageParts, takeApart } from './live-parts.ts'

/** What src/serve/serve-deck.ts tells. */
interface News {
	/** The deck that is served was built from what its sources now say. */
	readonly isCurrent: boolean
	readonly findings: readonly ShownFinding[]
}

/** Of the deck that is shown. reveal.js changes what it shows, so this is what was sent. */
let shown: PageParts

// This script stands before the deck's own, so this runs before reveal.js starts.
document.addEventListener('DOMContentLoaded', () => {
	shown = takeApart(document.cloneNode(true) as Document)
	restoreStep()
	new EventSource('news').addEventListener('message', async ({ data }) => {
		const { isCurrent, findings }: News = JSON.parse(data)
		if (isCurrent) await update()
		showFindings(findings, isCurrent)
	})
})

async function update(): Promise<void> {
	const response = await fetch(location.pathname, { cache: 'no-store' })
	const next = takeApart(new DOMParser().parseFromString(await response.text(), 'text/html'))
	const Reveal = revealOf()
	const changed = [...next.slides].filter(([id, { html }]) => shown.slides.get(id)?.html !== html).map(([id]) => id)
	if (next.frame !== shown.frame || (Reveal === null && changed.length > 0)) return reload()
	if (next.messages !== null && next.messages.html !== shown.messages?.html)
		document.getElementById('messages')?.replaceWith(document.importNode(next.messages.element, true))
	if (Reveal !== null && (changed.length > 0 || next.slides.size !== shown.slides.size))
		replaceSlides(changed, next.slides, Reveal)
	shown = next
}

/** Slides that did not change stay the elements they are, and the one that is shown stays, with its fragments. */
function replaceSlides(changed: readonly string[], next: PageParts['slides'], Reveal: RevealApi): void {
	const { h = 0, f = -1 } = Reveal.getIndices()
	const current = Reveal.getCurrentSlide().id
	const container = document.querySelector('.slides')!
	const slides = new Map([...container.children].map((slide) => [slide.id, slide]))
	const fresh = (id: string) => document.importNode(next.get(id)!.element, true)
	const ids = [...next.keys()]
	const isSameBoxes =
		[...shown.slides.keys()].join() === ids.join() &&
		changed.every((id) => isSameBox(shown.slides.get(id)!, next.get(id)!))
	if (isSameBoxes) {
		for (const id of changed) {
			const slide = slides.get(id) as HTMLElement
			slide.replaceChildren(...fresh(id).childNodes)
			Reveal.syncFragments(slide)
		}
	} else {
		container.replaceChildren(...ids.map((id) => (changed.includes(id) ? undefined : slides.get(id)) ?? fresh(id)))
		Reveal.sync()
	}
	const at = ids.indexOf(current)
	Reveal.slide(at < 0 ? Math.min(h, ids.length - 1) : at, 0, f)
}

/** Null in the layouts that do without its stage. */
function revealOf(): RevealApi | null {
	const { Reveal } = window as { Reveal?: RevealApi }
	const isStage = !document.querySelector('html.reading, html.print')
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
