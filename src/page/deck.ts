// The deck itself, once its first slide is shown (start.ts).
import { bindKeys } from './keys.ts'
import { narrow, readAddress } from './read-address.ts'
import { startSpeakerView } from './speaker-view.ts'
import { startSlides } from './start-slides.ts'

const mode = readAddress()
// A theme's deck.hbs may link all scripts alike.
if (document.readyState === 'loading') window.addEventListener('firstshown', start, { once: true })
else start()

async function start(): Promise<void> {
	if (mode === 'speaker') startSpeakerView()
	else if (mode === 'slides' || mode === 'reading') {
		// reveal.js cannot leave its scroll view again without an error; the address keeps the slide.
		narrow.addEventListener('change', () => location.reload())
		bindKeys(await startSlides(mode))
	}
}
