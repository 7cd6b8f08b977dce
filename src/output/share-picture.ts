import { posix } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { browsePage } from './browse-page.ts'
import { CannotWrite } from './cannot-write.ts'
import { findBrowser } from './find-browser.ts'
import { inlinePage } from './inline-page.ts'
import { subsetFonts } from './subset-fonts.ts'

/** A deck's picture, or why there is none. */
export type Picture = { readonly bytes: Uint8Array } | { readonly bytes: null; readonly reason: string }

/** Takes a picture of a deck's first slide, 1280 to 720, in its light colours. The same browser takes the same picture. */
export async function sharePicture(files: readonly OutputFile[], browser: string | undefined): Promise<Picture> {
	const task = 'take the picture'
	try {
		const program = findBrowser(browser, task)
		const html = subsetFonts(files, 'compact').then(inlinePage)
		const bytes = await browsePage({ html, query: '' }, { program, task }, async (page) => {
			await page.evaluate(`new Promise((done, failed) => {
				if (!window.Reveal) return failed(new Error('the deck did not start'))
				const ready = () => document.fonts.ready.then(() => (Reveal.isReady() ? done() : requestAnimationFrame(ready)))
				ready()
			}).then(() => {
				for (const part of document.querySelectorAll('.reveal .controls, .reveal .progress')) part.style.setProperty('display', 'none', 'important')
			})`)
			return page.screenshot({ type: 'png', animations: 'disabled' })
		})
		return { bytes }
	} catch (error) {
		if (!(error instanceof CannotWrite)) throw error
		return { bytes: null, reason: error.message }
	}
}

/** What the picture of the page at an address is called, beside it: `talk.png` for `talk.html`, else `share.png`. */
export function pictureName(url: string): string {
	const name = posix.basename(new URL(url).pathname)
	const stem = /^([\w.-]{1,80})\.html?$/i.exec(name)?.[1]
	return url.endsWith('/') || stem === undefined || stem === 'index' ? 'share.png' : `${stem}.png`
}
