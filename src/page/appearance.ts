/**
 * Light or dark, and how much contrast. The style sheet follows the system by itself; what the reader chooses instead
 * stands on the root element and is remembered.
 */
const choices = {
	scheme: { values: ['light', 'dark'], system: '(prefers-color-scheme: dark)' },
	contrast: { values: ['normal', 'more'], system: '(prefers-contrast: more)' },
} as const

type Choice = keyof typeof choices

export function restoreAppearance(): void {
	for (const choice of Object.keys(choices) as Choice[]) show(choice, read(choice))
	// Another window of the deck, such as the speaker's, changes along.
	window.addEventListener('storage', ({ key, newValue }) => {
		const choice = (Object.keys(choices) as Choice[]).find((name) => keyOf(name) === key)
		if (choice !== undefined) show(choice, newValue)
	})
}

/** Changes to the other of the two. */
export function switchAppearance(choice: Choice): void {
	const { values, system } = choices[choice]
	const shown = document.documentElement.dataset[choice] ?? values[matchMedia(system).matches ? 1 : 0]
	const other = values[shown === values[0] ? 1 : 0]
	show(choice, other)
	try {
		localStorage.setItem(keyOf(choice), other)
	} catch {
		// A browser that stores nothing for this page forgets it.
	}
}

function show(choice: Choice, value: string | null): void {
	const known: readonly (string | null)[] = choices[choice].values
	if (value !== null && known.includes(value)) document.documentElement.dataset[choice] = value
}

function read(choice: Choice): string | null {
	try {
		return localStorage.getItem(keyOf(choice))
	} catch {
		return null
	}
}

function keyOf(choice: Choice): string {
	return `threaddeck-${choice}`
}
