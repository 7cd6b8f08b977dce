/** A text without the dashes that its signature needed, and which of its lines are the armour's. */
export interface Unarmoured {
	readonly lines: string[]
	/** Indexes of lines that nobody wrote: the armour's own. */
	readonly armour: ReadonlySet<number>
	readonly isEncrypted: boolean
}

/**
 * Tells the armour of inline PGP from the words in it (RFC 9580 sections 6.2 and 7): the header and the signature of a
 * signed text, an encrypted message, a key. Within a signed text the dash that escapes a line is taken off. Quoted armour is
 * left alone. No line is added or dropped.
 */
export function readArmour(lines: string[]): Unarmoured {
	if (!lines.some((line) => line.charCodeAt(0) === hyphen && line.startsWith('-----BEGIN PGP ')))
		return { lines, armour: none, isEncrypted: false }
	const armour = new Set<number>()
	let state: 'words' | 'headers' | 'signed' | 'block' = 'words'
	let isEncrypted = false
	const words = lines.map((line, i) => {
		const begins = /^-----BEGIN PGP ([A-Z ]{3,40})-----\s*$/.exec(line)?.[1]
		if (begins !== undefined && state !== 'headers') {
			state = begins === 'SIGNED MESSAGE' ? 'headers' : 'block'
			isEncrypted ||= begins === 'MESSAGE'
		} else if (state === 'block' && (isEnd(line) || !isArmoured(line))) {
			// What is no armour any more was cut: the words go on.
			state = 'words'
			if (!isEnd(line)) return line
		} else if (state === 'headers' && line.trim() === '') {
			state = 'signed'
			armour.add(i)
			return line
		} else if (state === 'words' || state === 'signed') return state === 'signed' ? line.replace(/^- /, '') : line
		armour.add(i)
		return line
	})
	return { lines: words, armour, isEncrypted }
}

const none: ReadonlySet<number> = new Set()
const hyphen = 0x2d

function isEnd(line: string): boolean {
	return /^-----END PGP [A-Z ]{3,40}-----\s*$/.test(line)
}

/** Base64, its check sum, `Version: …` and its kin, or an empty line. */
function isArmoured(line: string): boolean {
	return /^(?:[\w+/=]{0,100}|[A-Z][A-Za-z-]{1,20}: .{0,200})\s*$/.test(line)
}
