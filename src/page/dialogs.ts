/** Whether a dialog has the keys to itself. */
export function isDialogOpen(): boolean {
	return document.querySelector('dialog[open]') !== null
}

/** One of the page's dialogs, which is closed by Esc, by its button, and by a click beside it. */
export function dialogOf(id: string): HTMLDialogElement {
	const dialog = document.getElementById(id) as HTMLDialogElement
	dialog.querySelector<HTMLButtonElement>('.close')!.onclick = () => dialog.close()
	dialog.onclick = ({ target }) => {
		if (target === dialog) dialog.close()
	}
	return dialog
}
