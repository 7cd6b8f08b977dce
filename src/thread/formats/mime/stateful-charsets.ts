/**
 * Charsets of seven bits that shift between ASCII and another alphabet, and that no library here decodes: HZ (RFC 1843),
 * ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922, its GB half). Each is a well-known charset of eight bits with the high
 * bits taken off: `widen` sets them again.
 */
export interface StatefulCharset {
	/** What the widened bytes are. */
	readonly charset: string
	readonly widen: (bytes: Buffer) => Buffer
}

const escapeCode = 0x1b
const newline = 0x0a

/** `~{` and `~}` shift, `~~` is a tilde, `~` at a line's end joins it with the next. */
function widenHz(bytes: Buffer): Buffer {
	const wide: number[] = []
	let shifted = false
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!
		const after = String.fromCharCode(byte, bytes[i + 1] ?? 0)
		if (after === '~{' || after === '~}') shifted = after === '~{'
		if (after === '~{' || after === '~}' || after === '~\n') i++
		else if (!shifted && after === '~~') wide.push(bytes[++i]!)
		else {
			if (byte === newline) shifted = false
			wide.push(shifted ? byte | 0x80 : byte)
		}
	}
	return Buffer.from(wide)
}

/** Shift out, shift in, and escapes of four bytes (`ESC $ ) C`) that say what is shifted to. */
function widenIso2022(bytes: Buffer): Buffer {
	const wide: number[] = []
	let shifted = false
	let known = true
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!
		if (byte === escapeCode && bytes[i + 1] === 0x24) {
			known = bytes[i + 3] === 0x41 || bytes[i + 3] === 0x43
			i += 3
		} else if (byte === 0x0e || byte === 0x0f) shifted = byte === 0x0e
		else {
			if (byte === newline) shifted = false
			// A byte that is none in any of them, where the alphabet is not known.
			wide.push(!shifted ? byte : known ? byte | 0x80 : 0xff)
		}
	}
	return Buffer.from(wide)
}

const hz: StatefulCharset = { charset: 'gb18030', widen: widenHz }
const korean: StatefulCharset = { charset: 'cp949', widen: widenIso2022 }
const chinese: StatefulCharset = { charset: 'gb18030', widen: widenIso2022 }

/** By label, lower case. */
export const statefulCharsets: ReadonlyMap<string, StatefulCharset> = new Map([
	['hz', hz],
	['hz-gb', hz],
	['hz-gb-2312', hz],
	['iso-2022-kr', korean],
	['csiso2022kr', korean],
	['iso-2022-cn', chinese],
	['iso-2022-cn-ext', chinese],
])
