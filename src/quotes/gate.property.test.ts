import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuoteRequest } from '../outline/outline.ts'
import { parseOutline } from '../outline/parse-outline.ts'
import type { Thread } from '../thread/thread.ts'
import { threadOf } from './fixtures/read-thread-fixture.ts'
import { resolveQuotes } from './resolve-quotes.ts'

const place = { file: 'o.md', line: 1, column: 1 }
const outline = parseOutline({
	path: 'o.md',
	bytes: new TextEncoder().encode(
		'---\ntitle: T\nthread: t.mbox\nsides:\n  a: [Ann Lee]\n  b: [Bob Ng]\n---\n## A\n> x\n',
	),
}).value!

/** The author of the words and what was made of them; null when they are refused. */
function ask(thread: Thread, text: string) {
	const request: QuoteRequest = {
		kind: 'quote',
		text,
		place,
		linePlaces: [place],
		side: null,
		author: null,
		locator: null,
	}
	const asked = { ...outline, arguments: [{ ...outline.arguments[0]!, items: [request] }] }
	return resolveQuotes(asked, thread).value.quotes[0] ?? null
}

// No word is another one's beginning or end, none is a reading of marks.
const word = fc.stringMatching(/^[a-z]{3,8}$/)
const sentence = fc.uniqueArray(word, { minLength: 12, maxLength: 24 })
const breaks = fc.array(fc.constantFrom(' ', '\n', '  ', '\n\t', ' \n'), { minLength: 24, maxLength: 24 })

function set(words: readonly string[], blanks: readonly string[]): string {
	return words.map((one, i) => one + (i + 1 < words.length ? blanks[i] : '')).join('')
}

/** Ann writes, Bob quotes her (wrapped by his program) and answers. */
function discussion(words: readonly string[], blanks: readonly string[]): Thread {
	const quoted = set(words, [...blanks].reverse()).replaceAll('\n', '\n> ')
	return threadOf(
		`From: Ann Lee <ann@example.org>\nId: a@example.org\n\nBefore it: ${set(words, blanks)}. After it.\n===\n` +
			`From: Bob Ng <bob@example.org>\nId: b@example.org\nParent: a@example.org\n\nAnn Lee wrote:\n> ${quoted}\n\nNo, Ann, NO.`,
	)
}

describe('the gate', () => {
	it('finds every run of whole words, however it is wrapped and quoted again', () => {
		fc.assert(
			fc.property(sentence, breaks, breaks, fc.nat(), fc.nat(), (words, there, here, from, length) => {
				const start = from % (words.length - 4)
				const part = words.slice(start, start + 4 + (length % (words.length - start - 3)))
				const quote = ask(discussion(words, there), set(part, here))
				expect(quote?.author.name).toBe('Ann Lee')
				const found = quote!.parts.map((found) => (found.kind === 'words' ? found.text : '?')).join('')
				expect(found.split(/\s+/)).toEqual(part)
			}),
		)
	})

	it('finds elided parts in order, tells how much is left out, and refuses them swapped', () => {
		fc.assert(
			fc.property(
				sentence,
				breaks,
				fc.constantFrom('[...]', '[…]', '...', '…'),
				fc.integer({ min: 1, max: 4 }),
				(words, there, mark, gap) => {
					const [first, second] = [words.slice(0, 4), words.slice(4 + gap)]
					const thread = discussion(words, there)
					const quote = ask(thread, `${first.join(' ')} ${mark} ${second.join(' ')}`)
					expect(quote?.tier).toBe('edited')
					expect(
						quote?.parts.map((part) => (part.kind === 'elision' ? part.gap : part.text.split(/\s+/).length)),
					).toEqual([4, gap, second.length])
					expect(ask(thread, `${second.join(' ')} ${mark} ${first.join(' ')}`)).toBeNull()
				},
			),
		)
	})

	it('refuses every altered letter, digit and mark', () => {
		const other = fc.constantFrom('x', 'Q', '7', '0', '.', ',', '-', '!', 'é', 'а', "'")
		fc.assert(
			fc.property(sentence, breaks, fc.nat(), other, (words, there, at, character) => {
				const text = `${words.join(' ')}`
				const offset = at % text.length
				fc.pre(text[offset] !== ' ' && text[offset] !== character)
				expect(ask(discussion(words, there), text.slice(0, offset) + character + text.slice(offset + 1))).toBeNull()
			}),
		)
	})

	it('finds real prose wrapped, quoted again and elided, and refuses each other letter or digit in it', () => {
		const token = fc.oneof(
			word,
			fc.stringMatching(/^[A-Z][a-zéüß]{2,6}[,;]?$/),
			fc.stringMatching(/^[1-9][0-9]{0,3}%?$/),
			fc.stringMatching(/^[a-z]{2,5}(?:-[a-z]{2,5}|'t|_[a-z]{2,4}\(\))$/),
		)
		const prose = fc.uniqueArray(token, { minLength: 12, maxLength: 20 })
		const cut = fc.integer({ min: 4, max: 6 })
		const other = fc.constantFrom('q', 'Z', '0', '8', 'ñ', 'о')
		fc.assert(
			fc.property(prose, breaks, breaks, cut, fc.nat(), other, (words, there, here, gap, at, character) => {
				const thread = discussion(words, there)
				const elided = set([...words.slice(0, gap), '[…]', ...words.slice(gap + 2)], here)
				const whole = set(words, here)
				for (const text of [whole, elided]) {
					expect(ask(thread, text)?.author.name).toBe('Ann Lee')
					const letters = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(([letter]) => letter !== character)
					const { index } = letters[at % letters.length]!
					expect(ask(thread, text.slice(0, index) + character + text.slice(index + 1))).toBeNull()
				}
			}),
		)
	})

	it('refuses every dropped, added or exchanged word, and every cut word', () => {
		fc.assert(
			fc.property(sentence, breaks, fc.nat(), word, (words, there, at, extra) => {
				fc.pre(!words.includes(extra))
				const thread = discussion(words, there)
				const i = 1 + (at % (words.length - 2))
				const lies = [
					words.toSpliced(i, 1),
					words.toSpliced(i, 0, extra),
					words.toSpliced(i, 1, extra),
					words.toSpliced(i, 2, words[i + 1]!, words[i]!),
					words.with(0, words[0]!.slice(1)),
					words.with(-1, words.at(-1)!.slice(0, -1)),
				]
				for (const lie of lies) expect(ask(thread, lie.join(' '))).toBeNull()
			}),
		)
	})

	it('gives selectors that lead to the words', () => {
		fc.assert(
			fc.property(sentence, breaks, fc.nat(), (words, there, from) => {
				const start = from % (words.length - 4)
				const quote = ask(discussion(words, there), words.slice(start, start + 4).join(' '))
				const [selector] = quote!.selectors
				const [block] = quote!.message.blocks
				expect(block!.text.slice(selector!.start, selector!.end)).toBe(selector!.exact)
				expect(selector!.exact.split(/\s+/)).toEqual(words.slice(start, start + 4))
			}),
		)
	})
})
