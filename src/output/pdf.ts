import type { FileAt } from './browse-page.ts'
import type { Output } from './output.ts'
import type { CutFonts } from './subset-fonts.ts'

/** One page a slide, printed by the system's Chromium. The seal is a comment after the end of the document. */
export const pdf: Output = {
	name: 'PDF',
	suffix: '.pdf',
	seal: ['% ', '\n'],
	async make({ files }, { browser }) {
		const [{ findBrowser }, { printPage }] = await Promise.all([import('./find-browser.ts'), import('./print-page.ts')])
		// All else is loaded while the browser starts.
		const served = import('./subset-fonts.ts').then(({ cutFonts }) => filesAt(cutFonts(files, 'fixed')))
		const printed = printPage(served, findBrowser(browser, 'print the PDF'))
		const [{ tidyPdf }, print] = await Promise.all([import('./pdf/tidy-pdf.ts'), printed])
		return tidyPdf(print)
	},
}

/** A font is cut when the page asks for it: most weights that its styles name stand on no slide. */
function filesAt({ files, fonts }: CutFonts): FileAt {
	const known = new Map(files.map(({ path, bytes }) => [path, bytes]))
	return (path) => known.get(path) ?? fonts.get(path)?.() ?? null
}
