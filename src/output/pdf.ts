import type { Output } from './output.ts'

/** One page a slide, printed by the system's Chromium. The seal is a comment after the end of the document. */
export const pdf: Output = {
	name: 'PDF',
	suffix: '.pdf',
	seal: ['% ', '\n'],
	async make({ deck, files }, { browser }) {
		const [{ findBrowser }, { inlinePage }, { printPage }, { subsetFonts }, { tidyPdf }] = await Promise.all([
			import('./find-browser.ts'),
			import('./inline-page.ts'),
			import('./print-page.ts'),
			import('./subset-fonts.ts'),
			import('./tidy-pdf.ts'),
		])
		const program = findBrowser(browser, 'print the PDF')
		const html = subsetFonts(files, 'fixed').then(inlinePage)
		return tidyPdf(await printPage({ html, slides: deck.slides.length }, program))
	},
}
