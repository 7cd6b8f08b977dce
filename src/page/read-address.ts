/**
 * How the page is shown. slides: on the stage · reading: one long page, for phones · print: the slides one below the
 * other · handout: arguments with their notes, for paper · speaker: the speaker's window · refused: an address that
 * cannot be made safe
 */
export type Mode = 'slides' | 'reading' | 'print' | 'handout' | 'speaker' | 'refused'

/** reveal.js takes any of its options from the address, some of which load or run what they name. These pass, no other. */
const allowed: Readonly<Record<string, RegExp>> = {
	'print-pdf': /^$/,
	view: /^print$/,
	handout: /^$/,
	speaker: /^$/,
	controls: /^false$/,
	progress: /^false$/,
}

/** Takes everything else out of the address, and says how the page is to be shown. */
export function readAddress(): Mode {
	const kept = [...new URLSearchParams(location.search)].filter(
		([key, value]) => Object.hasOwn(allowed, key) && allowed[key]?.test(value),
	)
	const search = kept.map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join('&')
	const safe = search === '' ? '' : `?${search}`
	if (safe !== location.search) {
		try {
			history.replaceState(null, '', `${location.pathname}${safe}${location.hash}`)
		} catch {
			// Some browsers refuse this for files. reveal.js would read the address: better the plain page.
			return 'refused'
		}
	}
	const has = (key: string) => kept.some(([name]) => name === key)
	if (has('speaker')) return 'speaker'
	if (has('handout')) return 'handout'
	if (has('print-pdf') || has('view')) return 'print'
	return narrow.matches ? 'reading' : 'slides'
}

/** A screen too narrow for the stage. */
export const narrow: MediaQueryList = window.matchMedia('(max-width: 700px)')
