/** reveal.js from its source, without what decks do not use (scripts/bundle-plugins.mjs). */
declare module 'reveal.js/js/reveal.js' {
	import type { RevealApi, RevealConfig } from 'reveal.js'

	const createReveal: (deck: HTMLElement, options: RevealConfig) => RevealApi
	export default createReveal
}
