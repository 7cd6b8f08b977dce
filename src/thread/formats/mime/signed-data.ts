/**
 * What an opaque S/MIME signature wraps (RFC 8551 section 3.5.2): the content of CMS SignedData (RFC 5652 section 5),
 * itself a MIME entity. Null for anything else, encrypted data above all. The signature is not checked.
 */
export function signedContent(cms: Buffer): Buffer | null {
	const [type, wrapped] = childrenAt(cms, parse(cms, 0, 0))
	if (type === undefined || !isSignedData(cms, type)) return null
	const [signedData] = childrenAt(cms, wrapped)
	// version, digest algorithms, then what is signed
	const encapsulated = childrenAt(cms, signedData)[2]
	const [octets] = childrenAt(cms, childrenAt(cms, encapsulated)[1])
	return octets === undefined ? null : octetsOf(cms, octets)
}

/** An element of BER (X.690), DER included: where its content stands. */
interface Element {
	readonly tag: number
	readonly start: number
	readonly end: number
	/** Index behind the element. */
	readonly next: number
}

/** pkcs7-signedData, 1.2.840.113549.1.7.2. */
const signedDataType = Buffer.from('2a864886f70d010702', 'hex')
const octetString = 0x04
const constructed = 0x20
const deepest = 20

function isSignedData(cms: Buffer, { start, end }: Element): boolean {
	return cms.subarray(start, end).equals(signedDataType)
}

/** A string may come in pieces. */
function octetsOf(cms: Buffer, element: Element): Buffer | null {
	if (element.tag === octetString) return cms.subarray(element.start, element.end)
	if (element.tag !== (octetString | constructed)) return null
	return Buffer.concat(childrenAt(cms, element).map(({ start, end }) => cms.subarray(start, end)))
}

function parse(cms: Buffer, at: number, depth: number): Element | undefined {
	const [tag, first] = [cms[at], cms[at + 1]]
	if (tag === undefined || first === undefined || depth > deepest) return undefined
	const start = at + 2
	if (first === 0x80) {
		const last = children(cms, start, cms.length, depth + 1).at(-1)
		const end = last?.next ?? start
		// Two zero bytes end it.
		return { tag, start, end, next: end + 2 }
	}
	const size = first < 0x80 ? 0 : first & 0x7f
	if (size > 4 || start + size > cms.length) return undefined
	const length = size === 0 ? first : cms.readUIntBE(start, size)
	const end = Math.min(start + size + length, cms.length)
	return { tag, start: start + size, end, next: end }
}

function children(cms: Buffer, from: number, end: number, depth: number): Element[] {
	const found: Element[] = []
	for (let at = from; at < end && !(cms[at] === 0 && cms[at + 1] === 0); ) {
		const element = parse(cms, at, depth)
		if (element === undefined) break
		found.push(element)
		at = element.next
	}
	return found
}

function childrenAt(cms: Buffer, element: Element | undefined): Element[] {
	return element === undefined ? [] : children(cms, element.start, element.end, 0)
}
