/** Undoes the character references that archives write into HTML comments: `&#45;`, `&lt;`, hypermail's `&ndash;` for `-`. */
export function decodeReferences(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|(lt|gt|quot|amp|ndash));/g, (whole, code: string | undefined, name: string) =>
		code === undefined ? (named[name] ?? whole) : Number(code) > 0x10ffff ? whole : String.fromCodePoint(Number(code)),
	)
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', ndash: '-' }
