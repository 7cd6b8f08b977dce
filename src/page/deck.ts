// Starts the deck. Runs in the head, before anything is drawn, so that no other layout flashes up first.
import { restoreAppearance } from './appearance.ts'
import { askForFonts } from './fonts.ts'
import { bindKeys } from './keys.ts'
import { narrow, readAddress } from './read-address.ts'
import { startSpeakerView } from './speaker-view.ts'
import { startSlides } from './start-slides.ts'

const mode = readAddress()
const root = document.documentElement
root.classList.toggle('reading', mode === 'reading' || mode === 'handout' || mode === 'refused')
root.classList.toggle('print', mode === 'print')
root.classList.toggle('handout', mode === 'handout')
root.classList.toggle('speaking', mode === 'speaker')
restoreAppearance()
askForFonts(document.title)

document.addEventListener('DOMContentLoaded', async () => {
	if (mode === 'speaker') startSpeakerView()
	else if (mode === 'slides' || mode === 'reading') {
		// reveal.js cannot leave its scroll view again without an error; the address keeps the slide.
		narrow.addEventListener('change', () => location.reload())
		bindKeys(await startSlides(mode))
	}
})
