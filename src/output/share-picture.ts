import { posix } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { browsePage } from './browse-page.ts'
import { CannotWrite } from './cannot-write.ts'
import { findBrowser } from './find-browser.ts'
import { startBrowser } from './start-browser.ts'

/** A deck's picture, or why there is none. */
export type Picture = { readonly bytes: Uint8Array } | { readonly bytes: null; readonly reason: string }

/** A deck that has not started by then does not start. */
const MOST_SECONDS = 30

/** Takes a picture of a deck's first slide, 1280 to 720, in its light colours. The same browser takes the same picture. */
export async function sharePicture(files: readonly OutputFile[], browser: string | undefined): Promise<Picture> {
	const task = 'take the picture'
	try {
		const known = new Map(files.map(({ path, bytes }) => [path, bytes]))
		const opened = { files: Promise.resolve((path: string) => known.get(path) ?? null), query: '' }
		const started = startBrowser(findBrowser(browser, task))
		const taken = await browsePage(opened, { browser: started, task, mostSeconds: MOST_SECONDS }, async (tab) => {
			await tab.evaluate(`new Promise((done) => {
				const ready = () => document.fonts.ready.then(() => (window.Reveal?.isReady() ? done() : requestAnimationFrame(ready)))
				ready()
			}).then(() => {
				for (const part of document.querySelectorAll('.reveal .controls, .reveal .progress')) part.style.setProperty('display', 'none', 'important')
			})`)
			const { data } = await tab.send('Page.captureScreenshot', { format: 'png' })
			return Buffer.from(data, 'base64')
		})
		await taken.ended
		return { bytes: taken.result }
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
