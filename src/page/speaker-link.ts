import type { RevealApi } from 'reveal.js'
import { isDialogOpen } from './dialogs.ts'
import { placeOf } from './slides.ts'

/** What the deck tells the speaker's window: the slide's number from 0, its fragments shown (-1: none), a black screen. */
export interface DeckState {
	readonly threaddeck: 'state'
	readonly slide: number
	readonly fragment: number
	readonly paused: boolean
}

/** What the speaker's window asks of the deck; a number is a slide's. */
export interface SpeakerRequest {
	readonly threaddeck: 'go'
	readonly to: keyof typeof requests | number
}

const requests = {
	/** Only tell the state. */
	nowhere: () => {},
	next: (Reveal: RevealApi) => Reveal.next(),
	previous: (Reveal: RevealApi) => Reveal.prev(),
	first: (Reveal: RevealApi) => Reveal.slide(0),
	last: (Reveal: RevealApi) => Reveal.slide(Reveal.getHorizontalSlides().length - 1),
	pause: (Reveal: RevealApi) => Reveal.togglePause(),
}

export function openSpeakerWindow(): void {
	const speaker = window.open(`${location.pathname}?speaker`, 'threaddeck-speaker', 'width=1120,height=760')
	speaker?.focus()
}

/** Tells the speaker's window where the deck is, and goes where it asks. */
export function answerSpeaker(Reveal: RevealApi): void {
	const speakers = new Set<Window>()
	const state = (): DeckState => ({
		threaddeck: 'state',
		slide: Reveal.getSlides().indexOf(Reveal.getCurrentSlide()),
		fragment: Reveal.getIndices().f ?? -1,
		paused: Reveal.isPaused(),
	})
	const tell = () => {
		for (const speaker of speakers) send(speaker, state())
	}
	for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed']) Reveal.on(event, tell)
	window.addEventListener('message', ({ source, origin, data }: MessageEvent<SpeakerRequest | null>) => {
		if (!isOwn(source, origin) || source.opener !== window || data?.threaddeck !== 'go') return
		speakers.add(source)
		const { to } = data
		const slide = Reveal.getSlides()[Number(to)]
		if (typeof to === 'string' && Object.hasOwn(requests, to) && !(isDialogOpen() && to !== 'nowhere')) {
			requests[to](Reveal)
		} else if (typeof to === 'number' && slide !== undefined) Reveal.slide(...placeOf(Reveal, slide))
		send(source, state())
	})
}

/**
 * Whether a message comes from a window of this deck: of its origin, and no frame. Every file is an origin of its own
 * called "null"; who opened whom tells the rest, and that is for the caller to ask.
 */
export function isOwn(source: MessageEventSource | null, origin: string): source is Window {
	return source !== null && 'closed' in source && source !== window && source.parent === source && origin === ownOrigin
}

export function send(target: Window, message: DeckState | SpeakerRequest): void {
	target.postMessage(message, ownOrigin === 'null' ? '*' : ownOrigin)
}

/** As messages name it: an address of a file has none. */
const ownOrigin = location.protocol === 'file:' ? 'null' : location.origin
