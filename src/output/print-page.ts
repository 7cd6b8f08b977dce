import { browsePage } from './browse-page.ts'

/** A deck in one page. */
export interface PrintedPage {
	/** It may come while the browser starts. */
	readonly html: Promise<string>
	/** As many pages the PDF must have. */
	readonly slides: number
}

/** A PDF, and each page's heading. */
export interface Print {
	readonly bytes: Uint8Array
	readonly headings: readonly string[]
}

/** Prints a deck that is one page, with bookmarks and links. Throws CannotWrite. */
export function printPage({ html, slides }: PrintedPage, program: string, mostSeconds?: number): Promise<Print> {
	return browsePage({ html, query: '?print-pdf' }, { program, task: 'print the PDF', mostSeconds }, async (page) => {
		await page.evaluate(`new Promise((done, failed) => {
			if (!window.Reveal) return failed(new Error('the deck did not start'))
			const laidOut = () => document.querySelectorAll('.pdf-page').length >= ${slides}
			const ready = () => document.fonts.ready.then(() => (laidOut() ? done() : requestAnimationFrame(ready)))
			ready()
		})`)
		// On paper every slide is there: reveal.js hides all but one from those who read by ear.
		const headings = await page.evaluate(`[...document.querySelectorAll('.pdf-page section')].map((slide) => {
			for (const name of ['inert', 'hidden', 'aria-hidden']) slide.removeAttribute(name)
			return (slide.querySelector('h1, h2')?.textContent ?? '').replace(/\\s+/g, ' ').trim()
		})`)
		const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
		return { bytes, headings: headings as string[] }
	})
}
