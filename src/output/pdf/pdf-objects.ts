/**
 * The objects of a PDF (ISO 32000-1 section 7.3): names, numbers, strings and the like are kept as they are written; a
 * dictionary's keys are names with their slash.
 */
export type PdfValue = string | Ref | readonly PdfValue[] | PdfDict

export type PdfDict = Map<string, PdfValue>

/** An indirect reference; the same object has the same one. */
export class Ref {
	readonly number: number
	constructor(number: number) {
		this.number = number
	}
}

export class PdfStream {
	readonly dict: PdfDict
	readonly bytes: Uint8Array
	constructor(dict: PdfDict, bytes: Uint8Array) {
		this.dict = dict
		this.bytes = bytes
	}
}

/** A PDF as its objects. */
export class PdfFile {
	readonly objects = new Map<Ref, PdfValue | PdfStream>()
	readonly #refs: Ref[] = []
	root = new Ref(0)
	info: Ref | null = null

	/** The reference to an object by its number. */
	ref(number: number): Ref {
		this.#refs[number] ??= new Ref(number)
		return this.#refs[number]
	}

	add(object: PdfValue | PdfStream): Ref {
		const ref = this.ref(Math.max(1, this.#refs.length))
		this.objects.set(ref, object)
		return ref
	}

	dict(value: PdfValue | undefined): PdfDict | null {
		const found = value instanceof Ref ? this.objects.get(value) : value
		return found instanceof Map ? found : null
	}

	array(value: PdfValue | undefined): readonly PdfValue[] | null {
		const found = value instanceof Ref ? this.objects.get(value) : value
		return Array.isArray(found) ? found : null
	}

	stream(value: PdfValue | undefined): PdfStream | null {
		const found = value instanceof Ref ? this.objects.get(value) : value
		return found instanceof PdfStream ? found : null
	}
}

/** Reads a PDF that is written as Chromium does: with a cross-reference table and without object streams. Throws an Error. */
export function readPdf(bytes: Uint8Array): PdfFile {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
	const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-100))?.[1])
	if (!text.startsWith('xref', table)) throw new Error('the browser made a PDF of another kind')
	const file = new PdfFile()
	const reader = new Reader(text, file)
	const entry = /(\d{10}) \d{5} ([nf])/g
	entry.lastIndex = table
	const trailer = text.indexOf('trailer', table)
	const places: number[] = []
	for (let found = entry.exec(text); found && found.index < trailer; found = entry.exec(text)) {
		if (found[2] === 'n') places.push(Number(found[1]))
	}
	for (const place of places) {
		const { number, value, next } = reader.object(place)
		const stream = value instanceof Map ? /^\s*stream\r?\n/.exec(text.slice(next, next + 20)) : null
		const length = stream && value instanceof Map ? Number(value.get('/Length')) : 0
		const start = next + (stream?.[0].length ?? 0)
		const object = stream && value instanceof Map ? new PdfStream(value, bytes.subarray(start, start + length)) : value
		if (Number.isNaN(length)) throw new Error('the browser made a PDF of another kind')
		file.objects.set(file.ref(number), object)
	}
	const about = reader.value(trailer + 'trailer'.length)
	const [root, info] = about instanceof Map ? [about.get('/Root'), about.get('/Info')] : []
	if (!(root instanceof Ref)) throw new Error('the browser made a PDF of another kind')
	file.root = root
	file.info = info instanceof Ref ? info : null
	return file
}

const token = /\s*(<<|>>|[[\]()]|\/[^\s<>[\]()/]*|<[0-9A-Fa-f\s]*>|(\d+) 0 R\b|[^\s<>[\]()/]+)/y

class Reader {
	readonly #text: string
	readonly #file: PdfFile

	constructor(text: string, file: PdfFile) {
		this.#text = text
		this.#file = file
	}

	object(place: number): { number: number; value: PdfValue; next: number } {
		const head = this.#text.slice(place, place + 30)
		const [whole = '', number = ''] = /^(\d+) 0 obj/.exec(head) ?? []
		if (whole === '') throw new Error('the browser made a PDF of another kind')
		const value = this.value(place + whole.length)
		return { number: Number(number), value, next: token.lastIndex }
	}

	value(place: number): PdfValue {
		token.lastIndex = place
		return this.#read(this.#token()) ?? 'null'
	}

	#token(): RegExpExecArray {
		const found = token.exec(this.#text)
		if (!found) throw new Error('the browser made a PDF of another kind')
		return found
	}

	/** Null at the end of an array or dictionary. */
	#read([, word = '', number]: RegExpExecArray): PdfValue | null {
		if (number !== undefined) return this.#file.ref(Number(number))
		if (word === '(') return this.#string()
		if (word === ']' || word === '>>') return null
		if (word !== '[' && word !== '<<') return word
		const values: PdfValue[] = []
		for (let next = this.#read(this.#token()); next !== null; next = this.#read(this.#token())) values.push(next)
		if (word === '[') return values
		const dict: PdfDict = new Map()
		for (let i = 0; i + 1 < values.length; i += 2) dict.set(String(values[i]), values[i + 1] as PdfValue)
		return dict
	}

	/** In parentheses, which may hold balanced ones. */
	#string(): string {
		const start = token.lastIndex - 1
		const text = this.#text
		let depth = 1
		let end = token.lastIndex
		for (; depth > 0 && end < text.length; end++) {
			const character = text[end]
			if (character === '\\') end++
			else if (character === '(') depth++
			else if (character === ')') depth--
		}
		token.lastIndex = end
		return text.slice(start, end)
	}
}
