import { setImmediate } from 'node:timers/promises'
import type { FileAt } from './browse-page.ts'
import type { Output } from './output.ts'
import type { Browser } from './start-browser.ts'
import type { CutFonts } from './subset-fonts.ts'

/** One page a slide, printed by the system's Chromium. The seal is a comment after the end of the document. */
export const pdf: Output = {
	name: 'PDF',
	suffix: '.pdf',
	seal: ['% ', '\n'],
	startBrowser: startToPrint,
	async make({ files }, { browser, started }) {
		const inUse = started?.pop() ?? (await startToPrint(browser))
		// All else is loaded while the browser starts.
		const served = import('./subset-fonts.ts').then(({ cutFonts }) => filesAt(cutFonts(files, 'fixed')))
		const { printPage } = await import('./print-page.ts')
		const [{ tidyPdf }, { result, ended }] = await Promise.all([import('./pdf/tidy-pdf.ts'), printPage(served, inUse)])
		try {
			return tidyPdf(result)
		} finally {
			await ended
		}
	},
}

async function startToPrint(browser: string | undefined): Promise<Browser> {
	const [{ findBrowser }, { startBrowser }] = await Promise.all([
		import('./find-browser.ts'),
		import('./start-browser.ts'),
	])
	return startBrowser(findBrowser(browser, 'print the PDF'))
}

/** All fonts are cut at once, for the page will ask for them, but one after the other, so that it gets all else meanwhile. */
function filesAt({ files, fonts }: CutFonts): FileAt {
	const known = new Map<string, ReturnType<FileAt>>(files.map(({ path, bytes }) => [path, bytes]))
	let before: Promise<unknown> = Promise.resolve()
	for (const [path, make] of fonts) {
		const cut = before.then(() => setImmediate()).then(make)
		// Who asks for it hears of a failure.
		before = cut.catch(() => {})
		known.set(path, cut)
	}
	return (path) => known.get(path) ?? null
}
