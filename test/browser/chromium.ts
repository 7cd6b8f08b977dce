import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Starts the Chromium of this machine: CHROME_PATH, else the usual places. Throws where there is none. */
export function launchChromium(): Promise<Browser> {
	const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
	const executablePath = places.find((place) => place !== undefined && existsSync(place))
	if (executablePath === undefined)
		throw new Error(`no Chromium found; set CHROME_PATH (looked at ${places.join(', ')})`)
	return chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--font-render-hinting=none',
		],
	})
}
