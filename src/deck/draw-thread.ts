import { scalePoint } from 'd3-scale'
import { curveBumpY, link } from 'd3-shape'
import type { Message } from '../thread/thread.ts'
import { cutToWidth, type FontMetrics, textWidth } from './measure-text.ts'
import type { PictureMark, PictureRow, ThreadPicture } from './thread-picture.ts'
import type { ThreadRow } from './thread-rows.ts'

/** The picture before it has lengths. */
export interface ThreadPlan {
	/** In reading order. */
	readonly messages: readonly Message[]
	readonly rows: readonly (ThreadRow & { readonly name: string })[]
	isQuoted(message: Message): boolean
	/** Words for the day of a message. */
	dayOf(date: string): string | null
	/** How to read marks for a message each, and marks for several. */
	readonly gists: { readonly each: string; readonly several: string }
}

/** How large a picture is and where its names stand. Lengths in px. */
export interface Frame {
	readonly width: number
	/** Of all rows together, at most; and of one, at least and at most. */
	readonly rowsHeight: number
	readonly row: { readonly least: number; readonly most: number }
	/** Names stand before their lane, or above it. */
	readonly names: 'before' | 'above'
	readonly textSize: number
	/** Of a mark at scale 1 that is not to touch its neighbour. */
	readonly leastStep: number
	/** A column of marks that stand for several messages. */
	readonly binStep: number
	readonly markScale: number
	/** Of a mark where there is room. */
	readonly mostScale: number
}

/** Draws the picture in a frame. Where messages are too many for a mark each, neighbours share one. */
export function drawThread(plan: ThreadPlan, frame: Frame, fonts: FontMetrics): ThreadPicture {
	const { messages, rows } = plan
	const before = frame.names === 'before' ? measureNames(plan, frame, fonts) : null
	const from = before === null ? 0 : before.plotX
	const to = frame.width
	const rowHeight = Math.min(Math.max(frame.rowsHeight / rows.length, frame.row.least), frame.row.most)
	const laneOf = (row: number) => {
		const middle = row * rowHeight + rowHeight / 2
		return round(before === null ? row * rowHeight + frame.textSize + 18 : middle)
	}
	const columns = Math.min(messages.length, Math.floor((to - from) / frame.leastStep))
	const isFolded = columns < messages.length
	const count = isFolded ? Math.floor((to - from) / frame.binStep) : messages.length
	const x = scalePoint<number>()
		.domain(Array.from({ length: count }, (_, i) => i))
		.range([from, to])
		.padding(0.5)
	const columnOf = (index: number) => (isFolded ? Math.floor((index * count) / messages.length) : index)
	const at = (index: number) => x(columnOf(index)) ?? from
	const rowOf = new Map(rows.flatMap((row, i) => row.messages.map((message) => [message, i] as const)))
	const bottom = rows.length * rowHeight
	const days = daysOf(plan, (index) => round(from + ((to - from) * index) / messages.length))
	const scale = isFolded ? frame.markScale : Math.min(Math.max(x.step() / 40, frame.markScale), frame.mostScale)
	const textY = (row: number) =>
		round(before === null ? row * rowHeight + frame.textSize : laneOf(row) + frame.textSize * 0.35)
	const nameWidth = before === null ? to - 60 : before.nameWidth
	return {
		width: frame.width,
		height: Math.ceil(bottom + axisHeight),
		gist: isFolded ? plan.gists.several : plan.gists.each,
		rows: rows.map(
			({ side, name, messages: own }, i): PictureRow => ({
				side,
				name: cutToWidth(name, 'sansBold', frame.textSize, nameWidth, fonts),
				count: String(own.length),
				markX: 7,
				markY: round(textY(i) - frame.textSize * 0.35),
				nameX: markRoom,
				countX: before === null ? to : from - 24,
				textY: textY(i),
				laneY: laneOf(i),
			}),
		),
		days: days.map(({ x }) => x).filter((x, i, all) => i === 0 || x - (all[i - 1] ?? 0) >= leastBetweenDays),
		dayLabels: labelDays(days, bottom, to, fonts),
		lanes: { from, to, bottom: round(bottom) },
		replies: isFolded ? [] : drawReplies(plan, (message, index) => [round(at(index)), laneOf(rowOf.get(message) ?? 0)]),
		marks: isFolded ? foldedMarks(plan, at, columnOf, laneOf, scale) : eachMark(plan, at, laneOf, scale),
	}
}

const axisHeight = 24
const dayTextSize = 14
/** Lines closer than this would be a pattern. */
const leastBetweenDays = 10
/** The mark of the side before a name, with its gap. */
const markRoom = 20

function measureNames({ rows }: ThreadPlan, { textSize }: Frame, fonts: FontMetrics) {
	const widest = Math.max(...rows.map(({ name }) => textWidth(name, 'sansBold', textSize, fonts)))
	const counts = Math.max(...rows.map(({ messages }) => textWidth(String(messages.length), 'sans', textSize, fonts)))
	const nameWidth = Math.ceil(Math.min(Math.max(widest, 80), 210))
	return { nameWidth, plotX: Math.ceil(markRoom + nameWidth + 16 + counts + 24) }
}

interface Day {
	readonly x: number
	readonly text: string
}

/** Where a day begins; a message whose clock was behind begins none. */
function daysOf({ messages, dayOf }: ThreadPlan, startOf: (index: number) => number): Day[] {
	const days: Day[] = []
	let latest = ''
	for (const [i, { date }] of messages.entries()) {
		const day = date?.slice(0, 10) ?? ''
		const text = day > latest ? dayOf(day) : null
		if (text === null) continue
		latest = day
		days.push({ x: startOf(i), text })
	}
	return days
}

/** As many days as have room to be named, from the first on. */
function labelDays(days: readonly Day[], bottom: number, to: number, fonts: FontMetrics): ThreadPicture['dayLabels'] {
	const labels: ThreadPicture['dayLabels'][number][] = []
	let end = Number.NEGATIVE_INFINITY
	for (const { x, text } of days) {
		const width = textWidth(text, 'sans', dayTextSize, fonts)
		const anchor = x + width > to ? 'end' : 'start'
		const start = anchor === 'end' ? to - width : x
		if (start < end + 14) continue
		labels.push({ x: anchor === 'end' ? to : x, y: round(bottom + axisHeight - 6), text, anchor })
		end = start + width
	}
	return labels
}

function drawReplies(
	{ messages, rows }: ThreadPlan,
	pointOf: (message: Message, index: number) => [number, number],
): ThreadPicture['replies'] {
	const points = new Map(messages.map((message, i) => [message.id, pointOf(message, i)]))
	const curve = link(curveBumpY)
	const bySide = new Map<number, string>()
	for (const { side, messages: own } of rows) {
		for (const { id, parentId } of own) {
			const source = parentId === null ? undefined : points.get(parentId)
			const target = points.get(id)
			if (source === undefined || target === undefined) continue
			const path = source[1] === target[1] ? arc(source, target) : (curve({ source, target }) ?? '')
			bySide.set(side, (bySide.get(side) ?? '') + path)
		}
	}
	return [...bySide].map(([side, path]) => ({ side, path }))
}

/** From a message to an answer in the same row: over what stands between them. */
function arc([x1, y]: readonly [number, number], [x2]: readonly [number, number]): string {
	const height = Math.min(Math.abs(x2 - x1) * 0.3, 16)
	return `M${x1},${y}Q${round((x1 + x2) / 2)},${round(y - 2 * height)},${x2},${y}`
}

function eachMark(
	{ rows, messages, isQuoted }: ThreadPlan,
	at: (index: number) => number,
	laneOf: (row: number) => number,
	scale: number,
): PictureMark[] {
	const indexes = new Map(messages.map((message, i) => [message, i]))
	const marks = rows.flatMap(({ side, messages: own }, row) =>
		own.map((message) => {
			const x = round(at(indexes.get(message) ?? 0))
			return { side, quoted: isQuoted(message), x, y: laneOf(row), scale: round(scale) }
		}),
	)
	return quotedLast(marks)
}

/** A mark for all messages of a row that share a column, its area by their number; the quoted ones inside it. */
function foldedMarks(
	{ rows, messages, isQuoted }: ThreadPlan,
	at: (index: number) => number,
	columnOf: (index: number) => number,
	laneOf: (row: number) => number,
	most: number,
): PictureMark[] {
	const indexes = new Map(messages.map((message, i) => [message, i]))
	const cells = rows.flatMap(({ side, messages: own }, row) => {
		const inColumn = new Map<number, { index: number; count: number; quoted: number }>()
		for (const message of own) {
			const index = indexes.get(message) ?? 0
			const cell = inColumn.get(columnOf(index)) ?? { index, count: 0, quoted: 0 }
			cell.count++
			if (isQuoted(message)) cell.quoted++
			inColumn.set(columnOf(index), cell)
		}
		return [...inColumn.values()].map((cell) => ({ side, row, ...cell }))
	})
	const fullest = Math.max(...cells.map(({ count }) => count))
	const sized = (count: number) => round(Math.max(Math.sqrt(count / fullest) * most, 0.3 * most))
	const marks = cells.flatMap(({ side, row, index, count, quoted }) => {
		const [x, y] = [round(at(index)), laneOf(row)]
		const all = { side, x, y, quoted: false, scale: sized(count) }
		return quoted === 0 ? [all] : [all, { side, x, y, quoted: true, scale: sized(Math.max(quoted, count / 2)) }]
	})
	return quotedLast(marks)
}

function quotedLast(marks: PictureMark[]): PictureMark[] {
	return marks.sort((a, b) => Number(a.quoted) - Number(b.quoted))
}

function round(length: number): number {
	return Math.round(length * 10) / 10
}
