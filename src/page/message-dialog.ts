import { dialogOf } from './dialogs.ts'
import { arrowKeys } from './slides.ts'

/** Shows the whole message that a slide quotes, the quoted words marked; of several quotes one after the other. */
export function openMessageDialog(slide: Element | undefined): void {
	const quotes = [...(slide?.querySelectorAll<HTMLElement>('.quote[data-message]') ?? [])]
	if (quotes.length === 0) return
	const dialog = dialogOf('message-dialog')
	const place = dialog.querySelector('.place')!
	const body = dialog.querySelector<HTMLElement>('.message')!
	let at = 0
	const show = (index: number) => {
		at = (index + quotes.length) % quotes.length
		const { message = '', quote = '' } = quotes[at]!.dataset
		place.textContent = `${at + 1}/${quotes.length}`
		body.replaceChildren(messageOf(message))
		const marks = [...body.querySelectorAll<HTMLElement>('mark')]
		const own = marks.filter(({ dataset }) => dataset.quotes?.split(' ').includes(quote))
		for (const mark of own) mark.classList.add('shown')
		body.scrollTop = 0
		own[0]?.scrollIntoView({ block: 'center' })
	}
	for (const [name, step] of [
		['previous', -1],
		['next', 1],
	] as const) {
		const button = dialog.querySelector<HTMLButtonElement>(`.${name}`)!
		button.hidden = quotes.length === 1
		button.onclick = () => show(at + step)
	}
	dialog.onkeydown = ({ key }) => {
		const [back, on] = arrowKeys()
		if (key === back) show(at - 1)
		if (key === on) show(at + 1)
		if (key === 'x') dialog.close()
	}
	dialog.showModal()
	show(0)
	body.focus()
}

/** The messages wait in a template: nobody lays them out or reads them aloud before they are asked for. */
function messageOf(id: string): Node {
	const messages = document.getElementById('messages') as HTMLTemplateElement
	const message = messages.content.getElementById(id)
	return message === null ? document.createTextNode('') : document.importNode(message, true)
}
