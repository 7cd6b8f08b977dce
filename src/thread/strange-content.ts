import { outlineStart } from './formats/text-page.ts'

/** What a file is that no format knows, and what to give instead. */
export function strangeContent(bytes: Uint8Array): { readonly what: string; readonly hint: string } {
	const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
	if (start.startsWith('\x1f\x8b')) return { what: 'it is packed with gzip', hint: 'Unpack it first, with gunzip.' }
	if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)/i.test(start))
		return {
			what: "it is a web page's source, and of no archive known here",
			hint: 'Open the page in a browser and save it as text, or take the mbox.',
		}
	if (outlineStart.test(start))
		return { what: 'it is the outline of a talk', hint: 'Give the thread that it is about.' }
	const hint = "Give an mbox, a mail (.eml), a saved page of an archive or a forge's JSON."
	if (bytes.length === 0) return { what: 'it is empty', hint }
	if (bytes.includes(0)) return { what: 'it holds binary data', hint }
	return { what: 'no message, quotation or archive page was found in it', hint }
}
