import type pptxgenjs from 'pptxgenjs'
import type { Note } from '../deck/deck.ts'
import { fitHeading, fitProse } from '../deck/fit-text.ts'
import type { FontMetrics } from '../deck/measure-text.ts'
import { stage } from '../deck/stage.ts'
import { showHidden } from '../text/show-hidden.ts'
import { plainProse } from './plain-prose.ts'

/** Fonts that every office program has or can stand in for. */
export const face = { serif: 'Times New Roman', sans: 'Arial', mono: 'Courier New' } as const

/** The light colours of templates/default/styles/tokens.css; sides and their washes by number. */
export const colour = {
	paper: 'FBFAF6',
	ink: '1C1B19',
	quiet: '5F5B53',
	rule: 'DCD7CB',
	side: ['5F5B53', '00578A', 'A63D00', '0B6B3A', '6F2F91', 'AD1457', '6B5500'],
	wash: ['FBFAF6', 'EEF4F9', 'FBF0E9', 'EDF5EF', 'F5EFF8', 'FBEEF3', 'F6F1E0'],
} as const

export type Run = pptxgenjs.default.TextProps
export type RunOptions = pptxgenjs.default.TextPropsOptions

/** A slide to draw on, from its top to its bottom; all lengths in px of the stage. */
export class Page {
	/** Where the next thing goes. */
	top: number = stage.top
	readonly slide: pptxgenjs.default.Slide
	readonly fonts: FontMetrics

	constructor(slide: pptxgenjs.default.Slide, fonts: FontMetrics) {
		this.slide = slide
		this.fonts = fonts
		slide.background = { color: colour.paper }
	}

	text(runs: readonly Run[], box: { x?: number; y: number; width?: number; height: number }, options: RunOptions = {}) {
		const { x = stage.side, y, width = stage.inner, height } = box
		this.slide.addText([...runs], {
			...{ x: inches(x), y: inches(y), w: inches(width), h: inches(height) },
			...{ margin: 0, valign: 'top', fontFace: face.sans, color: colour.ink, paraSpaceAfter: 0, fit: 'none' },
			...options,
		})
	}

	rule(x: number, y: number, width: number, side: number) {
		const box = { x: inches(x), y: inches(y), w: inches(width), h: inches(4) }
		this.slide.addShape('rect', { ...box, fill: { color: colour.side[side] ?? colour.quiet } })
	}

	over(text: string, badge = '') {
		this.text([run(text, 16, { color: colour.quiet })], { y: this.top, width: 900, height: 24 })
		const badges = { x: stage.width - stage.side - 260, y: this.top, width: 260, height: 24 }
		if (badge) this.text([run(badge, 16, { bold: true })], badges, { align: 'right' })
		this.top += stage.overHeight + stage.titleGap
	}

	heading({ text, size }: { text: string; size: number }, width: number = stage.inner) {
		const { height } = fitHeading(text, 'serifBold', [{ size, lines: 99 }], width, this.fonts)
		this.text(
			[run(text, size, { bold: true, fontFace: face.serif })],
			{ y: this.top, width, height },
			lines(size * 1.15),
		)
		this.top += height
	}

	prose({ markdown, size }: { markdown: string; size: number }, room: number) {
		const height = Math.min(fitProse(markdown, [size], 1080, 9999, this.fonts)?.height ?? room, room)
		const text = plainProse(markdown)
		this.text([run(text, size, { fontFace: face.serif, italic: true })], { y: this.top, width: 1080, height })
		this.top += height
	}

	notes(notes: readonly Note[]) {
		const text = notes.flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs, ''])
		if (text.length > 0) this.slide.addNotes(clean(text.join('\n').trim()))
	}
}

/** What stands at the right of a slide's last line. */
export function footer(page: Page, text: string): void {
	const y = stage.height - stage.bottom - 24
	page.text([run(text, stage.smallSize, { color: colour.quiet })], { y, height: 22 }, { align: 'right' })
}

/** Text in a size of px. */
export function run(text: string, size: number, options: RunOptions = {}): Run {
	return { text: clean(text), options: { fontSize: points(size), ...options } }
}

/** Lines of a height in px. */
export function lines(height: number): RunOptions {
	return { lineSpacing: points(height) }
}

/** What XML 1.0 cannot hold (section 2.2) is shown as the mark for what cannot be shown. */
export function clean(text: string): string {
	return showHidden(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

/** A link to an address of the web, if it is one. */
export function linkTo(url: string | null): RunOptions {
	return url !== null && URL.canParse(url) ? { hyperlink: { url: new URL(url).href } } : {}
}

/** Of 96 px. */
export function inches(px: number): number {
	return px / 96
}

/** Of 72 to the inch, in tenths: office programs know hundredths. */
export function points(px: number): number {
	return Math.round(px * 7.5) / 10
}
