import type { Deck } from '../deck/deck.ts'
import type { FontMetrics } from '../deck/measure-text.ts'
import type { OutputFile } from '../source-file.ts'
import type { Browser } from './start-browser.ts'

/** A deck as the outputs get it: every decision, and the page that shows it with all that the page needs. */
export interface RenderedDeck {
	readonly deck: Deck
	/** As `renderDeck` gives them: index.html, deck.json, assets/. */
	readonly files: readonly OutputFile[]
	/** Of the first slide, by the name under which the page's tags give its address; beside the page. */
	readonly picture?: OutputFile
	/** Of the theme's fonts, with which the deck was fitted. */
	readonly fonts: FontMetrics
}

/** What some outputs need besides the deck. */
export interface OutputSettings {
	/** Path of a Chrome or Chromium; found when not given. Only a PDF and the picture for sharing need one. */
	readonly browser?: string
	/** Browsers that were started ahead, while the deck was made: each is taken and ended by the output that needs one. */
	readonly started?: Browser[]
}

/** A way out: one file in this folder and one line in index.ts. */
export interface Output {
	/** As a person calls it. */
	readonly name: string
	/** What the target's name ends with, lower case with its dot; empty for a folder. */
	readonly suffix: string
	/** Whether the picture for sharing goes with it. */
	readonly hasPicture?: boolean
	/** Only where one is needed: starts it. Throws CannotWrite. */
	readonly startBrowser?: (browser: string | undefined) => Promise<Browser>
	/** What stands around the seal at the end of a file so that it means nothing there; null for a folder. */
	readonly seal: Seal | null
	/** A folder's files, or the bytes of one file. The same deck gives the same bytes. Throws CannotWrite. */
	readonly make: (deck: RenderedDeck, settings: OutputSettings) => Promise<readonly OutputFile[] | Uint8Array>
}

/** A comment's beginning and end in the file's format. */
export type Seal = readonly [open: string, close: string]
