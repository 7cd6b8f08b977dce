import { deflateSync } from 'node:zlib'
import { type PdfDict, type PdfFile, PdfStream, type PdfValue, Ref } from './pdf-objects.ts'

/** The more, the smaller; but whoever wants one of them unpacks them all. */
const OBJECTS_A_STREAM = 2000

/**
 * Serialises a PDF in object streams (ISO 32000-1 section 7.5.7), its pages included, like beside like and numbered without
 * gaps. What nothing refers to is left out.
 */
export function writePdf(file: PdfFile): Uint8Array {
	const found = reachable(file)
	const streams = found.filter(({ object }) => object instanceof PdfStream)
	const others = found.flatMap(({ ref, object }) => (object instanceof PdfStream ? [] : [{ ref, object }]))
	others.sort((a, b) => (kindOf(a.object) < kindOf(b.object) ? -1 : kindOf(a.object) > kindOf(b.object) ? 1 : 0))
	const numbers = new Map([...others, ...streams].map(({ ref }, i) => [ref, i + 1]))

	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\x81\x81\x81\x81\n', 'latin1')]
	let size = parts[0]?.length ?? 0
	const rows: XrefRow[] = [[0, 0, 0]]
	const write = (number: number, dict: string, contents: Uint8Array) => {
		const head = `${number} 0 obj\n<<${dict}/Length ${contents.length}>>stream\n`
		const bytes = Buffer.concat([Buffer.from(head, 'latin1'), contents, Buffer.from('\nendstream\nendobj\n')])
		rows[number] = [1, size, 0]
		parts.push(bytes)
		size += bytes.length
	}
	for (const { ref, object } of streams) {
		if (!(object instanceof PdfStream)) continue
		object.dict.delete('/Length')
		write(numbers.get(ref) ?? 0, entriesOf(object.dict, numbers), object.bytes)
	}
	let next = found.length + 1
	for (let i = 0; i < others.length; i += OBJECTS_A_STREAM) {
		const packed = others.slice(i, i + OBJECTS_A_STREAM)
		const texts = packed.map(({ object }) => print(object, numbers))
		let offset = 0
		const index = texts.map((text, k) => {
			rows[i + k + 1] = [2, next, k]
			const entry = `${i + k + 1} ${offset}`
			offset += text.length + 1
			return entry
		})
		const head = `${index.join(' ')}\n`
		const contents = Buffer.from(head + texts.join('\n'), 'latin1')
		write(next, `/Type/ObjStm/N ${packed.length}/First ${head.length}${flate}`, deflate(contents))
		next += 1
	}
	const start = size
	rows[next] = [1, start, 0]
	const about = `/Root ${print(file.root, numbers)}${file.info ? `/Info ${print(file.info, numbers)}` : ''}`
	const dict = `/Type/XRef/Size ${next + 1}${about}/W[1 4 2]${flate}/DecodeParms<</Predictor 12/Columns 7>>`
	write(next, dict, deflate(xref(rows)))
	parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
	return Buffer.concat(parts)
}

interface Found {
	readonly ref: Ref
	readonly object: PdfValue | PdfStream
}

/** What can be reached from the root, each once; what belongs together one after the other, so that it packs well. */
function reachable({ objects, root, info }: PdfFile): Found[] {
	const seen = new Set<Ref>()
	const found: Found[] = []
	// It grows while it is walked.
	const next: PdfValue[] = info ? [root, info] : [root]
	for (const one of next) {
		if (one instanceof Ref) {
			const object = objects.get(one)
			if (seen.has(one) || object === undefined) continue
			seen.add(one)
			found.push({ ref: one, object })
			next.push(object instanceof PdfStream ? object.dict : object)
		} else if (one instanceof Map) {
			for (const value of one.values()) if (typeof value !== 'string') next.push(value)
		} else if (typeof one !== 'string') {
			for (const value of one) if (typeof value !== 'string') next.push(value)
		}
	}
	return found
}

function kindOf(object: PdfValue): string {
	return object instanceof Map ? String(object.get('/S') ?? object.get('/Subtype') ?? object.get('/Type') ?? '') : ''
}

/** A reference to what is not there is null (section 7.3.10). */
function print(value: PdfValue, numbers: ReadonlyMap<Ref, number>): string {
	if (typeof value === 'string') return value
	if (value instanceof Ref) return numbers.has(value) ? `${numbers.get(value)} 0 R` : 'null'
	if (value instanceof Map) return `<<${entriesOf(value, numbers)}>>`
	return `[${value.map((item) => print(item, numbers)).join(' ')}]`
}

function entriesOf(dict: PdfDict, numbers: ReadonlyMap<Ref, number>): string {
	let text = ''
	for (const [key, value] of dict) {
		const printed = print(value, numbers)
		text += /^[[/<(]/.test(printed) ? `${key}${printed}` : `${key} ${printed}`
	}
	return text
}

/** Of an object: how it is kept, and where: 1, offset and 0; or 2, object stream and index (section 7.5.8.3). */
type XrefRow = [kind: number, place: number, index: number]

/** In rows of seven bytes, each the difference from the one above, after a 2 that says so (PNG's Up). */
function xref(rows: readonly XrefRow[]): Buffer {
	const bytes = Buffer.alloc(rows.length * 8)
	let above = Buffer.alloc(7)
	for (const [i, [kind, place, index]] of rows.entries()) {
		const row = Buffer.alloc(7)
		row.writeUInt8(kind, 0)
		row.writeUInt32BE(place, 1)
		row.writeUInt16BE(index, 5)
		bytes.writeUInt8(2, i * 8)
		for (let k = 0; k < 7; k++) bytes.writeUInt8(((row[k] ?? 0) - (above[k] ?? 0)) & 255, i * 8 + 1 + k)
		above = row
	}
	return bytes
}

const flate = '/Filter/FlateDecode'

function deflate(bytes: Uint8Array): Buffer {
	return deflateSync(bytes, { level: 9 })
}
