import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, readThread } from '../../src/index.ts'

// RFC 3676: lines that flow are joined in a view, and nothing of it may move a line to another depth of quotation.
const shared = new URL('../../../shared/', import.meta.url)

const flowed = /format="?flowed/i

const samples = ['samples', 'threads'].flatMap((folder) =>
	readdirSync(new URL(`${folder}/`, shared), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(?:eml|msg|mbox)$/.test(name))
		.map((name) => `${folder}/${name}`)
		.filter((path) => flowed.test(readFileSync(new URL(encodeURI(path), shared), 'latin1'))),
)

test('no flowed sample has a line at another depth than its marks', async () => {
	const kinds = new Set<string>()
	let lines = 0
	for (const path of samples) {
		const bytes = readFileSync(new URL(encodeURI(path), shared))
		const [value, plain] = [await read(bytes), await read(unflow(bytes))]
		for (const [i, message] of value.entries()) {
			for (const { wrap } of message.blocks) kinds.add(wrap)
			expect([path, shapeOf(message.blocks)]).toEqual([path, shapeOf(plain[i]!.blocks)])
			lines += message.blocks
				.filter(({ wrap }) => wrap !== 'lines')
				.reduce((sum, { lines }) => sum + lines[1] - lines[0] + 1, 0)
		}
	}
	expect(kinds).toEqual(new Set(['lines', 'flowed', 'flowed-delsp']))
	expect(lines).toBeGreaterThan(500)
})

test('no line of any flowed mail changes its depth', async () => {
	const word = fc.constantFrom('safe', 'from', 'map', '日本', 'a', 'x > y')
	const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
	const line = fc.record({ depth: fc.nat(4), spaced: fc.boolean(), text, soft: fc.constantFrom('', ' ', '  ') })
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { minLength: 1, maxLength: 30 }),
			fc.constantFrom('', '; delsp=yes'),
			async (body, delsp) => {
				const written = body.map(({ depth, spaced, text, soft }) => {
					const marks = (spaced ? '> ' : '>').repeat(depth)
					// A line of one's own that could be taken for a quotation or a separator is stuffed with a blank.
					return depth > 0 ? `${marks}${spaced ? '' : ' '}${text}${soft}` : `${text}${soft}`
				})
				const [message] = await read(mailOf(written, `format=flowed${delsp}`))
				const [plain] = await read(mailOf(written, 'charset=utf-8'))
				expect(shapeOf(message!.blocks)).toEqual(shapeOf(plain!.blocks))
				for (const block of message!.blocks) {
					const [first, last] = block.lines
					const own = written.slice(first - 1, last)
					expect(own.map((line) => line.replace(/^(?:> ?)+/, ''))).toEqual(block.text.split('\n'))
					if (block.kind === 'quoted') expect(own.map(marksOf)).toEqual(own.map(() => block.depth))
				}
			},
		),
		{ numRuns: 150 },
	)
})

async function read(bytes: Uint8Array) {
	const { value } = await readThread([{ file: { path: 'mail', bytes }, declared: null }])
	return (value?.messages ?? []).filter(({ rebuilt }) => !rebuilt)
}

function unflow(bytes: Buffer): Buffer {
	return Buffer.from(bytes.toString('latin1').replace(/format(=3D|=)("?)flowed/gi, 'format$1$2fixed'), 'latin1')
}

function mailOf(lines: readonly string[], parameter: string): Buffer {
	const head = `From: Ada Berg <ada@example.org>\nContent-Type: text/plain; charset=utf-8; ${parameter}\n`
	return Buffer.from(`${head}Message-ID: <flow@example.org>\n\n${lines.join('\n')}\n`)
}

function shapeOf(blocks: readonly Block[]) {
	return blocks.map(({ kind, depth, lines, text, author }) => ({
		kind,
		depth,
		lines,
		text,
		author: author?.name ?? null,
	}))
}

function marksOf(line: string): number {
	return /^(?:> ?)*/.exec(line)![0].split('>').length - 1
}
