import type { FontMetrics } from '../deck/measure-text.ts'

/** A theme as read from its folders, with the parts of reveal.js that every deck needs. Nothing in it is changed later. */
export interface Theme {
	/** Handlebars sources by name: `deck`, `slides/KIND`, `partials/NAME`. */
	readonly templates: ReadonlyMap<string, string>
	/** The file that each template was read from, for findings. */
	readonly templateFiles: ReadonlyMap<string, string>
	/** In the order in which they are linked. */
	readonly styles: readonly Asset[]
	readonly scripts: readonly Asset[]
	/** Files that the styles name by `url("fonts/…")`. */
	readonly fonts: readonly Asset[]
	readonly metrics: FontMetrics
	/** The page may ask its own server for news; for the live preview alone. */
	readonly isLive: boolean
}

/** A file by the name it has in the theme. */
export interface Asset {
	readonly name: string
	readonly bytes: Uint8Array
}
