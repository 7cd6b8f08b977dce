/**
 * Asks for the theme's fonts that have these characters. The browser itself would when it lays the words out, and for one
 * after the other: the first slide comes sooner.
 */
export function askForFonts(text: string): void {
	const style = getComputedStyle(document.documentElement)
	for (const family of ['--serif', '--sans']) {
		for (const weight of [400, 600]) {
			// A theme may have none.
			document.fonts.load(`${weight} 16px ${style.getPropertyValue(family)}`, text).catch(() => {})
		}
	}
}
