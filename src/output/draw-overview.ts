import type pptxgenjs from 'pptxgenjs'
import { entryScales } from '../deck/argument-entries.ts'
import type { AgendaSlide, ArgumentEntry, Deck, GlanceSlide, Part, SectionSlide, SummarySlide } from '../deck/deck.ts'
import { columnWidth } from '../deck/measure-sides.ts'
import { stage } from '../deck/stage.ts'
import type { ThreadPicture } from '../deck/thread-picture.ts'
import { clean, colour, face, footer, inches, type Page, points, type RunOptions, run } from './slide-page.ts'

/** The thread as a picture, of the shapes that office programs know. */
export function drawGlance(page: Page, { over, summary, wide, legend }: GlanceSlide, { words }: Deck): void {
	page.over(over, summary)
	page.heading({ text: words.glance, size: 40 })
	page.text([run(wide.gist, 20, { color: colour.quiet })], { y: page.top + stage.proseGap, height: 30 })
	drawPicture(page, wide, page.top + 52)
	const sides = legend.map(({ number, label }) =>
		run(`${label}    `, stage.smallSize, { bold: true, color: sideColour(number) }),
	)
	page.text(sides, { y: stage.height - stage.bottom - 24, height: 24 })
}

export function drawAgenda(page: Page, { over, part, size, groups }: AgendaSlide, { words }: Deck): void {
	page.over(over, partText(part))
	page.heading({ text: words.agenda, size: 40 })
	const rows = groups.flatMap(({ section, entries }) => [
		...(section === null ? [] : [[noNumber, cell(section, stage.sideHeadingSize, { color: colour.quiet }), cell('')]]),
		...entries.map((entry) => entryRow(entry, size)),
	])
	drawTable(page, rows, [56, 940, 172], size)
}

export function drawSection(page: Page, slide: SectionSlide, { words }: Deck): void {
	const { number, of, over, part, title, prose, size, entries, strip } = slide
	page.over(`${words.section} ${number} ${words.of} ${of} · ${over}`, partText(part))
	page.top += 28
	page.heading(title)
	page.top += stage.columnsGap
	if (prose) page.prose(prose, stage.height - stage.bottom - stage.stripHeight - page.top)
	if (entries.length > 0)
		drawTable(
			page,
			entries.map((entry) => entryRow(entry, size)),
			[56, 940, 172],
			size,
		)
	footer(page, strip.summary)
}

export function drawSummary(page: Page, slide: SummarySlide, { words }: Deck): void {
	const { over, part, size, sides, rows, columns, totals } = slide
	page.over(over, partText(part))
	page.heading({ text: words.summary, size: 40 })
	const sideWidth = sides.length > 3 ? 60 : 124
	const head = [
		cell(''),
		cell(''),
		...sides.map(({ number, label }) => cell(label, 15, { bold: true, color: sideColour(number) })),
		cell(''),
	]
	const body = rows.map((row) => {
		const [number, title, status] = entryRow(row, size)
		const counts = row.cells.map(({ count, number }) => cell(count, 18, { color: sideColour(number) }))
		const remark = {
			text: row.remark === null ? '' : `\n${clean(row.remark)}`,
			options: { fontSize: points(15), color: colour.quiet },
		}
		return [number ?? cell(''), { text: [...cellRuns(title), remark] }, ...counts, status ?? cell('')]
	})
	const width = stage.inner - 56 - sides.length * sideWidth - 172
	drawTable(page, sides.length > 3 ? body : [head, ...body], [56, width, ...sides.map(() => sideWidth), 172], size)
	const rowsOfTotals = Math.ceil(totals.length / columns)
	for (const [i, { number, label, quoted, answered }] of totals.entries()) {
		const box = {
			x: stage.side + (i % columns) * (columnWidth(columns) + stage.columnGap),
			width: columnWidth(columns),
		}
		const y = stage.height - stage.bottom - (rowsOfTotals - Math.floor(i / columns)) * 100 + 10
		page.rule(box.x, y, box.width, number)
		const lines = [quoted, ...(answered === null ? [] : [answered])].map((text) => run(text, 16, { breakLine: true }))
		const name = run(label, 19, { bold: true, color: sideColour(number), breakLine: true })
		page.text([name, ...lines], { ...box, y: y + stage.sideRule, height: 76 })
	}
}

type Cell = pptxgenjs.default.TableCell

/** In the place of an argument's number before a section's title, whose row is as high as on the page. */
const noNumber: Cell = { text: '' }
const sectionHeight = 42

function cell(text: string, size = 15, options: RunOptions = {}): Cell {
	return { text: clean(text), options: { fontSize: points(size), ...options } as NonNullable<Cell['options']> }
}

function cellRuns(from: Cell | undefined): Cell[] {
	return from === undefined ? [] : [from]
}

function entryRow({ number, title, status }: ArgumentEntry, size: number): Cell[] {
	return [
		cell(String(number), size * 0.8, { color: colour.quiet }),
		cell(title, size, { bold: true, fontFace: face.serif }),
		cell(status?.label ?? '', 15, { bold: true, align: 'right' }),
	]
}

/** Rows as high as the page has them, or higher where their text asks for it. */
function drawTable(page: Page, rows: Cell[][], widths: readonly number[], size: number): void {
	const { line, gap } = entryScales.find((scale) => scale.size === size) ?? entryScales[0]
	const [none, rule] = [{ type: 'none' as const }, { type: 'solid' as const, color: colour.rule, pt: 0.75 }]
	page.slide.addTable(rows, {
		...{ x: inches(stage.side), y: inches(page.top + 10), w: inches(stage.inner), colW: widths.map(inches) },
		...{ fontFace: face.sans, color: colour.ink, valign: 'middle', autoPage: false },
		border: [rule, none, none, none],
		rowH: rows.map(([first]) => inches(first === noNumber ? sectionHeight : line + gap)),
		margin: [0.03, 0.06, 0.03, 0],
	})
}

function drawPicture(page: Page, picture: ThreadPicture, top: number): void {
	const { rows, days, dayLabels, lanes, replies, marks, width, height } = picture
	const whole = { x: inches(stage.side), y: inches(top), w: inches(width), h: inches(height) }
	for (const x of days) {
		const line = { x: inches(stage.side + x), y: inches(top), w: 0, h: inches(lanes.bottom) }
		page.slide.addShape('line', { ...line, line: { color: colour.rule, width: 0.75 } })
	}
	for (const { side, path } of replies) {
		const line = { color: sideColour(side), width: 1, transparency: 60 }
		page.slide.addShape('custGeom' as pptxgenjs.default.SHAPE_NAME, {
			...whole,
			points: pathPoints(path),
			line,
		})
	}
	for (const { side, name, nameX, countX, count, laneY } of rows) {
		const y = top + laneY - 11
		const named = run(name, 16, { bold: true, color: sideColour(side) })
		page.text([named], { x: stage.side + nameX, y, width: countX - nameX - 8, height: 22 })
		page.text([run(count, 16)], { x: stage.side + countX - 40, y, width: 40, height: 22 }, { align: 'right' })
	}
	for (const { side, quoted, x, y, scale } of marks) {
		const size = 12 * scale * (quoted ? 1.5 : 1)
		const box = { x: stage.side + x - size / 2, y: top + y - size / 2 }
		page.slide.addShape(shapes[side] ?? 'ellipse', {
			...{ x: inches(box.x), y: inches(box.y), w: inches(size), h: inches(size), flipV: side === 5 },
			fill: { color: quoted ? sideColour(side) : colour.paper },
			line: { color: sideColour(side), width: 1.5 },
		})
	}
	for (const { x, y, text, anchor } of dayLabels) {
		const box = { x: stage.side + (anchor === 'end' ? x - 140 : x), y: top + y - 14, width: 140, height: 20 }
		page.text([run(text, 14, { color: colour.quiet })], box, { align: anchor === 'end' ? 'right' : 'left' })
	}
}

/** As the marks of templates/default/partials/marks.hbs; the fifth stands on its head. */
const shapes: readonly pptxgenjs.default.SHAPE_NAME[] = [
	'ellipse',
	'ellipse',
	'rect',
	'triangle',
	'diamond',
	'triangle',
	'hexagon',
]

type Points = NonNullable<pptxgenjs.default.ShapeProps['points']>

/** What the picture's paths are made of: SVG's M, C and Q with absolute places. */
function pathPoints(path: string): Points {
	const commands = path.match(/[MCQ][^MCQ]+/g) ?? []
	return commands.map((command): Points[number] => {
		const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = command
			.slice(1)
			.split(',')
			.map((length) => inches(Number(length)))
		if (command.startsWith('M')) return { x: a, y: b, moveTo: true }
		if (command.startsWith('Q')) return { x: c, y: d, curve: { type: 'quadratic', x1: a, y1: b } }
		return { x: e, y: f, curve: { type: 'cubic', x1: a, y1: b, x2: c, y2: d } }
	})
}

function sideColour(side: number): string {
	return colour.side[side] ?? colour.ink
}

function partText(part: Part | null): string {
	return part === null ? '' : `${part.number}/${part.of}`
}
