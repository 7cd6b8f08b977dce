/** A pattern and its twin, used as the pattern alone would be. */
export interface TwinPattern {
	test(text: string): boolean
	exec(text: string): RegExpExecArray | null
	/** The one of both for this text, for `match`, `matchAll`, `replace` and `split`. */
	for(text: string): RegExp
}

/**
 * Spares a pattern that asks for Unicode properties from being compiled while all text is ASCII: V8 takes up to 4 ms for
 * that, which for all patterns of a short run was a sixth of it. ASCII is searched with a twin in which each property is
 * the few characters of ASCII that have it, and which finds the same.
 */
export function withAsciiTwin(pattern: RegExp): TwinPattern {
	let twin: RegExp | null = null
	const choose = (text: string) => {
		if (!/^[\0-\x7f]*$/.test(text)) return pattern
		twin ??= asciiTwin(pattern)
		return twin
	}
	return { test: (text) => choose(text).test(text), exec: (text) => choose(text).exec(text), for: choose }
}

/** What has a property among the characters of ASCII, as it is written in a class. */
const inAscii: Readonly<Record<string, string>> = {
	L: 'A-Za-z',
	Lu: 'A-Z',
	Ll: 'a-z',
	Lt: '',
	Lo: '',
	M: '',
	N: '0-9',
	Nd: '0-9',
	S: '$+<=>\\^`|~',
	'Script=Han': '',
	'Script=Hangul': '',
	'Script=Hiragana': '',
}

function asciiTwin({ source, flags }: RegExp): RegExp {
	let isInClass = false
	const twin = source.replace(/\\p\{([^}]+)\}|\\.|[[\]]/g, (token, property?: string) => {
		if (token === '[') isInClass = true
		if (token === ']') isInClass = false
		if (property === undefined) return token
		const characters = inAscii[property]
		if (characters === undefined) throw new Error(`which characters of ASCII have the property ${property}?`)
		return isInClass ? characters : `[${characters}]`
	})
	return new RegExp(twin, flags)
}
