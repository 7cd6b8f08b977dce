import { dialogOf } from './dialogs.ts'
import { allSlides, titleOf } from './slides.ts'

/** Lists the slides by title, fewer as one types, and calls back with the one that is chosen. */
export function openJumpDialog(jump: (slide: HTMLElement) => void): void {
	const dialog = dialogOf('jump-dialog')
	const input = dialog.querySelector('input')!
	const list = dialog.querySelector('ol')!
	const items = allSlides().map((slide, i) => itemOf(`${i + 1}`, titleOf(slide), () => choose(slide)))
	const choose = (slide: HTMLElement) => {
		dialog.close()
		jump(slide)
	}
	const filter = () => {
		const wanted = input.value.trim().toLocaleLowerCase()
		list.replaceChildren(
			...items.filter(({ number, title }) => number === wanted || title.includes(wanted)).map(({ item }) => item),
		)
	}
	dialog.querySelector('form')!.onsubmit = (event) => {
		event.preventDefault()
		list.querySelector('button')?.click()
	}
	// The arrows go through the list from wherever one is.
	dialog.onkeydown = (event) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
		if (step === undefined) return
		event.preventDefault()
		const stops: HTMLElement[] = [input, ...list.querySelectorAll('button')]
		const at = stops.indexOf(document.activeElement as HTMLElement)
		stops[(at + step + stops.length) % stops.length]?.focus()
	}
	input.value = ''
	input.oninput = filter
	filter()
	dialog.showModal()
}

function itemOf(number: string, title: string, choose: () => void) {
	const item = document.createElement('li')
	const button = document.createElement('button')
	button.type = 'button'
	button.onclick = choose
	const place = document.createElement('span')
	place.textContent = number
	const name = document.createElement('bdi')
	name.textContent = title
	button.append(place, name)
	item.append(button)
	return { item, number, title: title.toLocaleLowerCase() }
}
