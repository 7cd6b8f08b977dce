import type { Participant } from './thread.ts'

/** Two people whose names look the same and are written with different characters. */
export interface LookAlikes {
	readonly one: Participant
	readonly other: Participant
	/** The first character in the name of `other` that stands for another one. */
	readonly character: string
}

/**
 * Finds people who could be taken for each other on a slide. Names are compared by what is left of them when every
 * character is replaced by the one it looks like (Unicode Technical Standard 39, section 4).
 *
 * @param people those with most messages first
 */
export function lookAlikeNames(people: readonly Participant[]): LookAlikes[] {
	const found: LookAlikes[] = []
	const first = new Map<string, Participant>()
	for (const other of people) {
		if (other.name === null) continue
		const look = skeleton(other.name)
		const one = first.get(look)
		if (one === undefined) first.set(look, other)
		else found.push({ one, other, character: strangeCharacter(one.name ?? '', other.name) })
	}
	return found
}

/** What a name looks like. */
export function skeleton(name: string): string {
	// Once before, too: some decompose into what looks like nothing else.
	return latin(latin(name).normalize('NFKD'))
		.replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
		.replace(/rn/g, 'm')
		.replace(/vv/g, 'w')
		.replace(/[\s\p{P}]+/gu, ' ')
		.trim()
}

function latin(text: string): string {
	return Array.from(text, (character) => confusables.get(character) ?? character).join('')
}

function strangeCharacter(one: string, other: string): string {
	const known = [...one]
	const characters = [...other]
	return characters.find((character, i) => character !== known[i]) ?? characters.at(-1) ?? ''
}

/**
 * Letters of Cyrillic, Greek, Armenian, Cherokee and beyond that nobody tells from a Latin one, after Unicode's
 * confusables.txt, version 16 (UTS 39): those that a person's name can hold.
 */
const confusables: ReadonlyMap<string, string> = new Map(
	Object.entries({
		A: 'АΑᎪꓮ',
		B: 'ВΒᏴꓐ',
		C: 'СϹᏟꓚ',
		D: 'Ꭰꓓ',
		E: 'ЕΕᎬꓰ',
		F: 'Ϝꓝᖴ',
		G: 'ԌᏀꓖ',
		H: 'НΗᎻꓧ',
		J: 'ЈͿᎫꓙ',
		K: 'КΚᏦꓗ',
		L: 'Ꮮꓡ',
		M: 'МΜᎷꓟ',
		N: 'Νꓠ',
		O: '0ОΟՕꓳ',
		P: 'РΡᏢꓑ',
		Q: 'Ԛ',
		R: 'ᎡꓣᏒ',
		S: 'ЅՏᏚꓢ',
		T: 'ТΤᎢꓔ',
		U: 'Սꓴ',
		V: 'ѴᏙꓦ',
		W: 'ԜᎳꓪ',
		X: 'ХΧꓫ',
		Y: 'ҮΥꓬ',
		Z: 'ΖᏃꓜ',
		a: 'аαɑ',
		b: 'Ьƅ',
		c: 'сϲᴄ',
		d: 'ԁꓒ',
		e: 'еҽ',
		g: 'ɡց',
		h: 'һհ',
		i: 'іıιɩ',
		j: 'јϳ',
		k: 'κкᴋ',
		// Of these no two can be told apart in many typefaces.
		l: 'I1|ІΙӀӏǀᛁꓲ',
		m: 'мᴍ',
		n: 'ոп',
		o: 'оοօσᴏ',
		p: 'рρ',
		q: 'ԛզ',
		r: 'гᴦ',
		s: 'ѕꜱ',
		t: 'тτ',
		u: 'υսᴜ',
		v: 'νѵᴠ',
		w: 'ԝѡᴡ',
		x: 'х',
		y: 'уγүỿ',
		z: 'ᴢ',
	}).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
)
