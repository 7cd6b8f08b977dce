import { type Browsed, browsePage, type FileAt } from './browse-page.ts'
import type { Browser } from './start-browser.ts'

/** A PDF, and each page's heading. */
export interface Print {
	readonly bytes: Uint8Array
	readonly headings: readonly string[]
}

/** Prints a deck, a page a slide, with links. Throws CannotWrite. */
export function printPage(files: Promise<FileAt>, browser: Browser, mostSeconds?: number): Promise<Browsed<Print>> {
	const opened = { files, query: '?print-pdf', script: showOnPaperOnly }
	return browsePage(opened, { browser, task: 'print the PDF', mostSeconds }, async (tab) => {
		// What is not laid out asks for no font.
		const headings =
			await tab.evaluate(`Promise.allSettled(Array.from(document.fonts, (font) => font.load())).then(() =>
			Array.from(document.querySelectorAll('section:not(:has(section))'), (slide) =>
				(slide.querySelector('h1, h2')?.textContent ?? '').replace(/\\s+/g, ' ').trim()))`)
		const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }
		const { data } = await tab.send('Page.printToPDF', options)
		return { bytes: Buffer.from(data, 'base64'), headings }
	})
}

/** Else the browser lays all slides out for the screen too, before it prints and once more after it. */
const showOnPaperOnly = `{
	const styles = new CSSStyleSheet()
	styles.replaceSync('@media screen { body { display: none !important } }')
	document.adoptedStyleSheets = [styles]
}`
