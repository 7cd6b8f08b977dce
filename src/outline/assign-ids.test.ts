import { describe, expect, test } from 'vitest'
import { assignIds } from './assign-ids.ts'
import { slug } from './slug.ts'

describe('slug', () => {
	test.each([
		['Is the device mapping a bug?', 'is-the-device-mapping-a-bug'],
		['Why `Array<string>`?', 'why-array-string'],
		['  --  ', 'argument'],
		['2038', 'argument-2038'],
		['Größe & Café', 'größe-café'],
		['Cafe\u0301', 'café'],
		['これはバグですか？', 'これはバグですか'],
		['हिन्दी में', 'हिन्दी-में'],
		[`${'long '.repeat(20)}`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
		['x'.repeat(100), 'x'.repeat(60)],
		[`x${'𐐨'.repeat(40)}`, `x${'𐐨'.repeat(29)}`],
	])('%s', (title, expected) => {
		expect(slug(title)).toBe(expected)
	})
})

describe('assignIds', () => {
	const place = (line: number) => ({ file: 'talk.md', line, column: 1 })
	test.each([
		[['One', 'Two'], ['one', 'two'], []],
		[['One', 'One', 'One!'], ['one', 'one-2', 'one-3'], []],
		[['One', 'One {one}'], ['one-2', 'one'], []],
		[['One', 'One', 'Two {one-2}'], ['one', 'one-3', 'one-2'], []],
		[
			['One {a}', 'Two {a}', 'Three {a}'],
			['a', 'two', 'three'],
			[2, 3],
		],
		[['One', 'one', 'One 2'], ['one', 'one-2', 'one-2-2'], []],
	])('%j', (titles, expected, duplicates) => {
		const headings = titles.map((text, index) => {
			const [, title, id] = /^([^{]*?)(?: \{(.*)\})?$/.exec(text)!
			return { title: title!, explicitId: id ? { value: id, place: place(index + 1) } : null }
		})
		const { ids, diagnostics } = assignIds(headings)
		expect(ids).toEqual(expected)
		expect(diagnostics.map((finding) => [finding.code, finding.place.line])).toEqual(
			duplicates.map((line) => ['duplicate-id', line]),
		)
	})
})
