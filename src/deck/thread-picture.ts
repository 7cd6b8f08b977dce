/** A row a person (or for several), a column a message (or for several). Lengths in px of a picture of that size. */
export interface ThreadPicture {
	readonly width: number
	readonly height: number
	/** How to read it: one line. */
	readonly gist: string
	readonly rows: readonly PictureRow[]
	/** A line where a day begins. */
	readonly days: readonly number[]
	readonly dayLabels: readonly {
		readonly x: number
		readonly y: number
		readonly text: string
		readonly anchor: 'start' | 'end'
	}[]
	/** From where the lanes run to where, and to where the lines of the days reach. */
	readonly lanes: { readonly from: number; readonly to: number; readonly bottom: number }
	/** From messages to their answers, by the side of who answers: path data of SVG. */
	readonly replies: readonly { readonly side: number; readonly path: string }[]
	/** Quoted ones last: they are drawn on top. */
	readonly marks: readonly PictureMark[]
}

export interface PictureRow {
	readonly side: number
	readonly name: string
	/** How many messages. */
	readonly count: string
	/** The side's mark; where the name begins and the count ends, the baseline of both, and the lane. */
	readonly markX: number
	readonly markY: number
	readonly nameX: number
	readonly countX: number
	readonly textY: number
	readonly laneY: number
}

export interface PictureMark {
	readonly side: number
	readonly quoted: boolean
	readonly x: number
	readonly y: number
	/** 1 is the mark's usual size. */
	readonly scale: number
}

/** The thread in time. Positions in percent of the line's length. */
export interface Strip {
	/** Of all messages; where these are too many, and the deck has ticks, of the quoted ones. */
	readonly dots: readonly StripDot[]
	/** What the picture says, in words. */
	readonly label: string
	/** "24 messages, 5–12 Apr 2023". */
	readonly summary: string
}

export interface StripDot {
	readonly at: number
	/** 0 for someone on no side. */
	readonly side: number
	readonly quoted: boolean
}
