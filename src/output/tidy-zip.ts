import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * Packs an Office document anew so that the same content gives the same bytes: one date for all files, none in the
 * properties. `commentLength` says how many bytes of comment will follow (APPNOTE.TXT section 4.3.16).
 */
export function tidyZip(bytes: Uint8Array, commentLength: number): Uint8Array {
	const files = unzipSync(bytes)
	const tidy = Object.entries(files)
		.filter(([name]) => !name.endsWith('/'))
		.map(([name, content]) => [name, tidyFile(name, content)] as const)
	// The earliest date that the format has. It is read in local time, and so is this.
	const zip = zipSync(Object.fromEntries(tidy), { mtime: new Date(1980, 0, 1), os: 0, level: 9 })
	new DataView(zip.buffer, zip.byteOffset).setUint16(zip.length - 2, commentLength, true)
	return zip
}

function tidyFile(name: string, content: Uint8Array): Uint8Array {
	if (name === 'docProps/core.xml') return strToU8(withoutDates(strFromU8(content)))
	return name.startsWith('ppt/notesSlides/') ? strToU8(withParagraphs(strFromU8(content))) : content
}

function withoutDates(xml: string): string {
	return xml.replace(/\s*<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
}

/** pptxgenjs writes a note as one paragraph; line feeds in it mean nothing. */
function withParagraphs(xml: string): string {
	return xml.replace(/<a:p>(<a:r><a:rPr[^>]*\/><a:t>)([^<]*\n[^<]*)<\/a:t><\/a:r>/, (_, start: string, text: string) =>
		text
			.split('\n')
			.map((line) => `<a:p>${start}${line}</a:t></a:r>`)
			.join('</a:p>'),
	)
}
