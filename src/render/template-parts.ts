// What the functions that scripts/plain-templates.mjs writes are made of; each does what Handlebars does.

/** Every item drawn, one after the other. */
export function each<Item>(items: Iterable<Item>, draw: (item: Item) => string): string {
	let html = ''
	// A page has ten thousands of short lists: an iterator for each would cost more than what is drawn.
	if (Array.isArray(items)) for (let i = 0; i < items.length; i++) html += draw(items[i])
	else for (const item of items) html += draw(item)
	return html
}

/** What `if` asks. An empty list is nothing; 0 is something where the template includes it. */
export function isThere(value: unknown, includesZero = false): boolean {
	return Array.isArray(value) ? value.length > 0 : Boolean(value) || (includesZero && value === 0)
}

/** Text as HTML, in an element or in quotes; null is no text. */
export function escapeText(value: unknown): string {
	if (typeof value === 'number') return String(value)
	const text = String(value ?? '')
	return special.test(text) ? text.replace(everySpecial, (character) => entities[character] ?? '') : text
}

const special = /[&<>"'`=]/
const everySpecial = new RegExp(special, 'g')
const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#x27;',
	'`': '&#x60;',
	'=': '&#x3D;',
}
