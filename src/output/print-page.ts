import { browsePage, type FileAt } from './browse-page.ts'

/** A PDF, and each page's heading. */
export interface Print {
	readonly bytes: Uint8Array
	readonly headings: readonly string[]
}

/** Prints a deck, a page a slide, with links. Throws CannotWrite. */
export function printPage(files: Promise<FileAt>, program: string, mostSeconds?: number): Promise<Print> {
	return browsePage({ files, query: '?print-pdf' }, { program, task: 'print the PDF', mostSeconds }, async (tab) => {
		// Before it is laid out, the page does not know its fonts.
		const headings = await tab.evaluate(`{
			document.body.getBoundingClientRect()
			document.fonts.ready.then(() => Array.from(document.querySelectorAll('section:not(:has(section))'), (slide) =>
				(slide.querySelector('h1, h2')?.textContent ?? '').replace(/\\s+/g, ' ').trim()))
		}`)
		const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }
		const { data } = await tab.send('Page.printToPDF', options)
		return { bytes: Buffer.from(data, 'base64'), headings }
	})
}
