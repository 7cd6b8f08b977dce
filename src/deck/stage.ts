/**
 * The stage in px, as templates/default/styles/ draw it. Whether text fits is decided with these numbers, so the two
 * change together; the browser test of a built deck notices when they part.
 */
export const stage = {
	width: 1280,
	height: 720,
	/** Above, below and on either side of everything. */
	top: 40,
	bottom: 26,
	side: 56,
	/** Between the left and the right edge. */
	inner: 1168,
	/** The line above the title. */
	overHeight: 28,
	titleGap: 12,
	proseGap: 8,
	columnsGap: 16,
	columnGap: 28,
	rowGap: 16,
	/** A side's rule with the space below it, its heading's text, and the space below the heading. */
	sideRule: 14,
	sideHeadingSize: 17,
	sideHeadingLine: 22,
	sideHeadingGap: 8,
	/** Least space between a side's name and its stance. */
	sideStanceGap: 12,
	/** The side's mark before its name, with its gap. */
	sideMark: 24,
	/** A quote's box. */
	figureSide: 20,
	/** Alone on its slide, a quote has its caption beside it, so that its lines are no longer than can be read. */
	captionBeside: 260,
	captionBesideGap: 36,
	captionSize: 15,
	captionLine: 20,
	captionLeast: 34,
	/** The author's initials, with their gap. */
	avatar: 44,
	/** The dashed box of a side without a quote. */
	emptyHeight: 72,
	/** The status in words; its mark and the space behind it. */
	outcomeSize: 17,
	outcomeLine: 24,
	outcomeInset: 14,
	smallSize: 15,
	smallLine: 21,
	smallGap: 10,
	/** A status in its frame. */
	pillHeight: 28,
	stripHeight: 34,
	stripGap: 10,
} as const

/** Sizes of quoted code in px, largest first: its lines are its author's, so it shrinks further than words before one breaks. */
export const codeSizes = [20, 19, 18, 17, 16] as const

/** A step of the scale of quoted words: sizes and lines in px. */
export interface QuoteScale {
	readonly size: number
	readonly line: number
	/** The largest size of code beside them. */
	readonly codeSize: (typeof codeSizes)[number]
	/** Above and below all that stands in a quote's box; between the words and the caption, and between boxes. */
	readonly top: number
	readonly bottom: number
	readonly gap: number
}

/** Largest first. */
export const quoteScales: readonly QuoteScale[] = [
	{ size: 28, line: 38, codeSize: 20, top: 18, bottom: 14, gap: 12 },
	{ size: 26, line: 36, codeSize: 19, top: 17, bottom: 13, gap: 12 },
	{ size: 24, line: 33, codeSize: 18, top: 15, bottom: 12, gap: 11 },
	{ size: 22, line: 30, codeSize: 17, top: 13, bottom: 11, gap: 10 },
	{ size: 20, line: 28, codeSize: 16, top: 12, bottom: 10, gap: 9 },
	{ size: 18, line: 25, codeSize: 16, top: 12, bottom: 10, gap: 8 },
]

/** The lines of code of a size, in px; as the styles have them. */
export function codeLineHeight(size: number): number {
	return Math.round(size * 1.4)
}

/** Columns from one tab stop to the next in quoted code: enough to see the depth, and little of a narrow column. */
export const tabSize = 2

/** Inline code in a quote, in em of the words: its letters, and the space on either side. */
export const inlineCode = { size: 0.84, padding: 0.24 } as const

/** The presenter's `[…]` and `[word]` in a quote, in em of the words. */
export const editSize = 0.8
