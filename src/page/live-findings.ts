/** A finding as the server tells it. */
export interface ShownFinding {
	readonly severity: 'error' | 'warning' | 'hint'
	readonly text: string
}

/** Lists findings over the deck: open where there is an error, else a line to be opened. Text is set as text. */
export function showFindings(findings: readonly ShownFinding[], isCurrent: boolean): void {
	document.getElementById('live-findings')?.remove()
	if (findings.length === 0) return
	const panel = element('details', '')
	panel.id = 'live-findings'
	panel.lang = 'en'
	panel.dir = 'ltr'
	panel.open = !isCurrent
	const heading = isCurrent ? 'Built.' : 'Not built; the last good deck stays.'
	panel.append(element('summary', `${heading} ${findings.length === 1 ? '1 finding' : `${findings.length} findings`}`))
	const list = element('ul', '')
	list.append(
		...findings.map(({ severity, text }) => {
			const item = element('li', text)
			item.className = severity
			return item
		}),
	)
	panel.append(list)
	// Keys that open and close it are not for the deck.
	panel.addEventListener('keydown', (event) => event.stopPropagation())
	document.body.append(panel)
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name)
	made.textContent = text
	return made
}
