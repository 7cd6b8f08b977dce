import { switchAppearance } from './appearance.ts'
import { dialogOf } from './dialogs.ts'
import { openJumpDialog } from './jump-dialog.ts'
import { onKey } from './keys.ts'
import { openMessageDialog } from './message-dialog.ts'
import { allSlides, arrowKeys, indexOf, stepsOf, titleOf } from './slides.ts'
import { type Clock, clockText, elapsed, startClock, togglePause } from './speaker-clock.ts'
import { type DeckState, isOwn, type SpeakerRequest, send } from './speaker-link.ts'

/** How often the deck is asked where it is, and after how long a silence it counts as gone, in ms. */
const heartbeat = 1000
const longestSilence = 3500

/**
 * The speaker's window: the same page, which holds the slides and notes already and draws them anew. It takes from the
 * deck nothing but where it is.
 */
export function startSpeakerView(): void {
	const template = document.getElementById('speaker-view') as HTMLTemplateElement
	document.body.append(document.importNode(template.content, true))
	const view = document.querySelector<HTMLElement>('.speaker')!
	const part = (name: string) => view.querySelector<HTMLElement>(`.${name}`)!
	const slides = allSlides()
	const seconds = Number(document.querySelector<HTMLElement>('.reveal')?.dataset.seconds ?? 0)
	let clock = restoreClock()
	let state: Omit<DeckState, 'threaddeck'> = { slide: 0, fragment: -1, paused: false }
	let slideSince = Date.now()
	let heardAt = 0

	const go = (to: SpeakerRequest['to']) => {
		if (window.opener) send(window.opener, { threaddeck: 'go', to })
	}
	const keep = (changed: Clock) => {
		clock = changed
		sessionStorage.setItem(clockKey, JSON.stringify(clock))
		tick()
	}
	const reset = () => {
		slideSince = Date.now()
		keep(startClock(Date.now()))
	}

	const draw = () => {
		const slide = slides[state.slide]
		const hasMore = slide !== undefined && state.fragment + 1 < stepsOf(slide)
		const next = hasMore ? slide : slides[state.slide + 1]
		preview(part('current'), slide, state.fragment)
		preview(part('following'), next, hasMore ? state.fragment + 1 : -1)
		part('position').textContent = `${state.slide + 1}/${slides.length}`
		part('speaker-title').textContent = slide === undefined ? '' : titleOf(slide)
		view.classList.toggle('at-end', next === undefined)
		view.classList.toggle('paused', state.paused)
		const notes = slide?.querySelector('aside.notes')
		part('speaker-notes').replaceChildren(...[...(notes?.children ?? [])].map((note) => note.cloneNode(true)))
		part('speaker-notes').scrollTop = 0
	}
	const tick = () => {
		const now = Date.now()
		const used = elapsed(clock, now)
		const left = seconds * 1000 - used
		part('time').textContent = new Date(now).toLocaleTimeString([], {
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23',
		})
		part('elapsed').textContent = clockText(used)
		part('remaining').textContent = seconds > 0 ? clockText(left) : '–'
		part('on-slide').textContent = clockText(now - slideSince)
		setShare(part('time-used'), seconds > 0 ? used / (seconds * 1000) : 0)
		setShare(part('slides-used'), (state.slide + 1) / slides.length)
		view.classList.toggle('overtime', seconds > 0 && left < 0)
		view.classList.toggle('stopped', clock.pausedAt !== null)
		view.classList.toggle('connected', now - heardAt < longestSilence)
	}

	window.addEventListener('message', ({ source, origin, data }: MessageEvent<DeckState | null>) => {
		if (!isOwn(source, origin) || source !== window.opener || data?.threaddeck !== 'state') return
		heardAt = Date.now()
		const { slide, fragment, paused } = data
		if (slide === state.slide && fragment === state.fragment && paused === state.paused) return
		if (slide !== state.slide) slideSince = Date.now()
		state = { slide: Number(slide), fragment: Number(fragment), paused: paused === true }
		draw()
		tick()
	})
	part('go-next').onclick = () => go('next')
	part('go-previous').onclick = () => go('previous')
	part('stop').onclick = () => keep(togglePause(clock, Date.now()))
	part('reset').onclick = reset
	const next = () => go('next')
	const previous = () => go('previous')
	const [back, on] = arrowKeys()
	onKey({
		...{ [on]: next, ArrowDown: next, PageDown: next, ' ': next, n: next },
		...{ [back]: previous, ArrowUp: previous, PageUp: previous, p: previous },
		...{ Home: () => go('first'), End: () => go('last'), b: () => go('pause'), '.': () => go('pause') },
		g: () => openJumpDialog((slide) => go(slides.indexOf(slide))),
		x: () => openMessageDialog(slides[state.slide]),
		r: reset,
		t: () => switchAppearance('scheme'),
		c: () => switchAppearance('contrast'),
		'?': () => dialogOf('help-dialog').showModal(),
	})
	window.addEventListener('resize', draw)
	draw()
	tick()
	const beat = () => {
		go('nowhere')
		tick()
	}
	beat()
	setInterval(beat, heartbeat)
}

/** Draws a slide small, with so many of its fragments. */
function preview(place: HTMLElement, slide: Element | undefined, fragment: number): void {
	const stage = slide?.querySelector('.stage')
	const copy = stage?.cloneNode(true) as HTMLElement | undefined
	for (const element of copy?.querySelectorAll<HTMLElement>('.fragment') ?? []) {
		element.classList.toggle('visible', indexOf(element) <= fragment)
	}
	place.replaceChildren(...(copy === undefined ? [] : [copy]))
	place.style.setProperty('--scale', String(place.clientWidth / 1280))
}

function setShare(bar: HTMLElement, share: number): void {
	bar.style.setProperty('--share', String(Math.min(1, Math.max(0, share))))
}

const clockKey = 'threaddeck-clock'

function restoreClock(): Clock {
	try {
		const { startedAt, pausedAt } = JSON.parse(sessionStorage.getItem(clockKey) ?? '') as Clock
		if (typeof startedAt === 'number') return { startedAt, pausedAt: typeof pausedAt === 'number' ? pausedAt : null }
	} catch {
		// None was kept: it starts now.
	}
	return startClock(Date.now())
}
