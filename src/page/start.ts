// Runs in the head, before anything is drawn, so that no other layout flashes up first; shows the first slide. The deck's
// large script comes after that.
import { restoreAppearance } from './appearance.ts'
import { readAddress } from './read-address.ts'
import { showFirst } from './show-first.ts'

const mode = readAddress()
const root = document.documentElement
root.classList.toggle('reading', mode === 'reading' || mode === 'handout' || mode === 'refused')
root.classList.toggle('print', mode === 'print')
root.classList.toggle('handout', mode === 'handout')
root.classList.toggle('speaking', mode === 'speaker')
// Until its first slide can be drawn.
root.classList.toggle('waiting', mode === 'slides')
restoreAppearance()

document.addEventListener('DOMContentLoaded', async () => {
	if (mode === 'slides') await showFirst()
	window.dispatchEvent(new Event('firstshown'))
	if (mode === 'slides' || mode === 'reading' || mode === 'speaker') loadLater()
})

/** Scripts of a type that no browser knows wait, in a single file uncompiled. */
function loadLater(): void {
	for (const waiting of document.head.querySelectorAll<HTMLScriptElement>('script[type="text/later"]')) {
		const script = document.createElement('script')
		if (waiting.src === '') script.text = waiting.text
		else script.src = waiting.src
		waiting.replaceWith(script)
	}
}
