import { describe, expect, test } from 'vitest'
import { showHidden, showHiddenInHtml } from './show-hidden.ts'

describe('what is shown', () => {
	test.each([
		['an override', 'a\u202ecod.exe\u202c', 'a<U+202E>cod.exe<U+202C>'],
		['isolates', '\u2066a\u2069', '<U+2066>a<U+2069>'],
		['a zero-width space in a word', 'pass\u200bword', 'pass<U+200B>word'],
		['joiners between letters that never join', 'pass\u200cwo\u200drd', 'pass<U+200C>wo<U+200D>rd'],
		['joiners at the beginning', '\u200da', '<U+200D>a'],
		['a byte order mark inside', 'a\ufeffb\u2060c', 'a<U+FEFF>b<U+2060>c'],
		['text in tags', 'hi\u{e0069}\u{e0067}', 'hi<U+E0069><U+E0067>'],
	])('%s', (_, text, shown) => {
		expect(showHidden(text)).toBe(shown)
		expect(showHiddenInHtml(text)).toBe(shown.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
	})
})

describe('what a script needs stays', () => {
	test.each([
		['a family', '👨\u200d👩\u200d👧'],
		['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
		['Persian', 'می\u200cخواهم'],
		['Hindi', 'क्\u200dष'],
		['Khmer', 'ភាសា\u200bខ្មែរ'],
		['marks of direction', 'C++\u200f\u200e'],
		['a soft hyphen', 'Zusammen\u00adhang'],
	])('%s', (_, text) => {
		expect(showHidden(text)).toBe(text)
		expect(showHiddenInHtml(text)).toBe(text)
	})
})

test('a long run takes no more than linear time', () => {
	const seconds = [100_000, 200_000].map((length) => {
		const before = process.cpuUsage()
		showHidden('\u{e0041}'.repeat(length) + '\u200d'.repeat(length))
		return process.cpuUsage(before).user / 1e6
	})
	expect(seconds[1]).toBeLessThan(2)
})
