import type { RevealApi } from 'reveal.js'
import { switchAppearance } from './appearance.ts'
import { dialogOf, isDialogOpen } from './dialogs.ts'
import { openJumpDialog } from './jump-dialog.ts'
import { openMessageDialog } from './message-dialog.ts'
import { goTo, slideInView } from './slides.ts'
import { answerSpeaker, openSpeakerWindow } from './speaker-link.ts'

/** The deck's keys beside those of reveal.js, by the letter typed; partials/dialogs.hbs lists them. */
export function bindKeys(Reveal: RevealApi): void {
	answerSpeaker(Reveal)
	onKey({
		g: () => openJumpDialog((slide) => goTo(Reveal, slide)),
		s: openSpeakerWindow,
		x: () => openMessageDialog(slideInView(Reveal)),
		t: () => switchAppearance('scheme'),
		c: () => switchAppearance('contrast'),
		'?': () => dialogOf('help-dialog').showModal(),
	})
}

/** Calls what a key stands for, unless somebody writes or a dialog is open. */
export function onKey(actions: Readonly<Record<string, () => void>>): void {
	const listen = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || isDialogOpen()) return
		const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
		if (!Object.hasOwn(actions, key)) return
		event.preventDefault()
		event.stopPropagation()
		actions[key]?.()
	}
	// On the way down, before reveal.js, which goes by where a key lies: it takes "?" for a slash, which is its pause.
	window.addEventListener('keydown', listen, { capture: true })
}
