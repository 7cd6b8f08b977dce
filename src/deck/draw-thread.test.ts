import { describe, expect, test } from 'vitest'
import type { GlanceSlide } from './deck.ts'
import { crowd } from './fixtures/crowd.ts'
import { fonts } from './fixtures/fonts.ts'
import { nasty } from './fixtures/nasty.ts'
import { small } from './fixtures/small.ts'
import { buildTalk, type TalkPlan } from './fixtures/talks.ts'
import { textWidth } from './measure-text.ts'
import { glanceSlides } from './slides/glance.ts'
import { makeTalk } from './talk.ts'
import type { ThreadPicture } from './thread-picture.ts'

const glanceOf = (plan: TalkPlan): GlanceSlide | undefined => {
	const { outline, resolution, thread } = buildTalk(plan)
	return glanceSlides(makeTalk(outline, resolution, thread, fonts))[0]
}
const two: TalkPlan = { ...small, messages: small.messages.slice(0, 2), arguments: [] }
const many: TalkPlan = {
	...small,
	messages: Array.from({ length: 2_000 }, (_, i) => ({ by: ['Ann Lee', 'Bo Lindqvist'][i % 2] ?? '', answers: i - 1 })),
	arguments: [],
}

test('one message makes no picture', () => {
	expect(glanceOf({ ...two, messages: small.messages.slice(0, 1) })).toBeUndefined()
})

describe.each([
	['two messages', two],
	['a small thread', small],
	['a thread of everything', nasty],
	['700 messages of 60 people', crowd],
	['2,000 messages', many],
])('%s', (_, plan) => {
	const slide = glanceOf(plan)
	const pictures: [string, ThreadPicture][] =
		slide === undefined
			? []
			: [
					['wide', slide.wide],
					['narrow', slide.narrow],
				]

	test.each(pictures)('%s: nothing stands outside the picture, and nobody is missing', (_, picture) => {
		const { width, height, rows, marks, days, dayLabels, lanes } = picture
		expect(height).toBeLessThan(720)
		for (const { x, y, scale } of marks) {
			expect(x - 6 * scale).toBeGreaterThanOrEqual(lanes.from - 3)
			expect(x + 6 * scale).toBeLessThanOrEqual(width + 3)
			expect(y).toBeLessThan(lanes.bottom)
		}
		for (const { nameX, name, countX, count } of rows) {
			const end = nameX + textWidth(name, 'sansBold', 16, fonts)
			expect(end).toBeLessThanOrEqual(countX - textWidth(count, 'sans', 16, fonts))
		}
		expect(rows.reduce((sum, { count }) => sum + Number(count), 0)).toBe(plan.messages.length)
		for (const x of days) expect(x).toBeLessThanOrEqual(width)
		const spans = dayLabels.map(({ x, text, anchor }) => {
			const length = textWidth(text, 'sans', 14, fonts)
			return anchor === 'end' ? [x - length, x] : [x, x + length]
		})
		for (const [i, [start = 0, end = 0]] of spans.entries()) {
			expect(start).toBeGreaterThan(spans[i - 1]?.[1] ?? -1)
			expect(end).toBeLessThanOrEqual(width)
		}
	})

	test('says in words what it shows', () => {
		expect(slide?.description).toHaveLength(slide?.wide.rows.length ?? 0)
	})
})

test('a mark a message, filled where it is quoted, and a line to each answer', () => {
	const slide = glanceOf(small)
	const quoted = small.arguments.flatMap(({ items }) =>
		items.flatMap((item) => (typeof item === 'string' ? [] : item.from)),
	)
	expect(slide?.wide.marks).toHaveLength(small.messages.length)
	expect(slide?.wide.marks.filter(({ quoted }) => quoted)).toHaveLength(new Set(quoted).size)
	const lines = slide?.wide.replies
		.map(({ path }) => path)
		.join('')
		.match(/M/g)
	expect(lines).toHaveLength(small.messages.filter(({ answers }) => answers !== undefined).length)
})

test('too many for a mark each share one, and no line says who answers whom', () => {
	const slide = glanceOf(many)
	expect(slide?.wide.marks.length).toBeLessThan(200)
	expect(slide?.wide.replies).toEqual([])
	expect(slide?.wide.gist).not.toBe(glanceOf(small)?.wide.gist)
})
