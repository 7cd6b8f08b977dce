import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDeck } from '../../src/build-deck.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { findMessages } from '../../src/thread/formats/find-messages.ts'
import { readThread } from '../../src/thread/read-thread.ts'
import { report } from './figures.ts'

const isFull = process.env.HOSTILE === 'full'
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const { mutate, rng } = (await import(join(shared, 'attacks/tools/mutate.mjs'))) as {
	mutate: (mail: Buffer, random: (n: number) => number, others: readonly Buffer[]) => Buffer
	rng: (seed: number) => (n: number) => number
}

/** Real mail, and mail made to torture its readers. */
const mails = ['attacks/mail', 'samples']
	.flatMap((folder) => filesIn(join(shared, folder)))
	.concat(
		readdirSync(join(shared, 'threads'))
			.filter((name) => name.endsWith('.mbox'))
			.flatMap((name) => [...findMessages(readFileSync(join(shared, 'threads', name)))].map(({ content }) => content)),
	)
	.filter(({ length }) => length > 0 && length < 100_000)

function filesIn(folder: string): Buffer[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.sort()
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile())
		.map((path) => readFileSync(path))
}

/** What was seen of all mails that a test tried. */
const seen = { mails: 0, crashes: 0, slowest: 0, rate: 0 }

/** Reads it: every message is accounted for, and where there is none a finding says why. */
async function survives(bytes: Buffer): Promise<void> {
	const before = process.cpuUsage()
	const { value, diagnostics, reading } = await settled(
		readThread([{ file: { path: 'm', bytes }, declared: null }]),
	).catch((error) => {
		seen.crashes++
		throw error
	})
	const { user, system } = process.cpuUsage(before)
	seen.mails++
	seen.slowest = Math.max(seen.slowest, (user + system) / 1000)
	// In smaller ones the first use of a reader is most of it.
	if (bytes.length > 16_384) seen.rate = Math.max(seen.rate, (user + system) / 1000 / (bytes.length / 1e6))
	// A guard against hangs: the slowest takes a thousandth of it.
	expect(user + system).toBeLessThan(60_000_000)
	for (const finding of diagnostics) expectPlace(finding, bytes)
	const shown = value?.messages.filter(({ rebuilt }) => !rebuilt).length ?? 0
	expect(reading.found).toBe(shown + reading.duplicates.length + reading.skipped + reading.otherThreads)
	expect(reading.otherThreads).toBe(0)
	if (value === null) expect(diagnostics.some(({ severity }) => severity !== 'hint')).toBe(true)
}

function expectPlace({ place, reason }: Diagnostic, bytes: Uint8Array): void {
	const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1)
	expect(place.line).toBeGreaterThanOrEqual(1)
	expect(place.line).toBeLessThanOrEqual(lines)
	expect(place.column).toBeGreaterThanOrEqual(1)
	expect(reason).not.toBe('')
}

/** A promise that never settles is a hang that takes no time. */
async function settled<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('it never comes to an end')), 50_000)
	})
	return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

describe('mutated mail: never a crash, never a hang, no message lost', () => {
	const random = rng(7)
	const one = <T>(list: readonly T[]): T => list[random(list.length)] as T

	test('cut off at every hundredth of its length', async () => {
		for (let i = 0; i < (isFull ? 50 : 5); i++) {
			const mail = one(mails)
			for (let part = 1; part <= 100; part++) await survives(mail.subarray(0, Math.floor((mail.length * part) / 100)))
		}
	}, 900_000)

	test('bytes flipped', async () => {
		for (let i = 0; i < (isFull ? 3000 : 300); i++) {
			const mail = Buffer.from(one(mails))
			for (let flips = 1 + random(20); flips > 0; flips--) mail[random(mail.length)]! ^= 1 << random(8)
			await survives(mail)
		}
	}, 900_000)

	test('parts shuffled', async () => {
		const multiparts = mails.filter((mail) => mail.includes('\n--'))
		expect(multiparts.length).toBeGreaterThan(100)
		for (let i = 0; i < (isFull ? 3000 : 300); i++) {
			const parts = one(multiparts)
				.toString('latin1')
				.split(/(?=^--)/m)
			for (let k = parts.length - 1; k > 0; k--) {
				const other = random(k + 1)
				;[parts[k], parts[other]] = [parts[other]!, parts[k]!]
			}
			await survives(Buffer.from(parts.join(''), 'latin1'))
		}
	}, 900_000)

	test('cut, doubled, spliced, filled with the marks of mail', async () => {
		for (let i = 0; i < (isFull ? 10_000 : 900); i++) await survives(mutate(one(mails), random, mails))
	}, 900_000)

	test('and the count', () => {
		report('mails cut, flipped, shuffled and spliced', {
			mails: seen.mails,
			crashes: seen.crashes,
			'ms at most': Math.round(seen.slowest),
			'ms per MB at most': Math.round(seen.rate),
		})
		expect(seen.mails).toBeGreaterThanOrEqual(isFull ? 20_000 : 2_000)
	})
})

const example = new URL('../../examples/cacheable-device-memory/', import.meta.url)
const thread = readFileSync(new URL('thread.mbox', example))
const outline = readFileSync(new URL('outline.md', example))

/** Builds a deck in memory. What is not built says why, at a place. */
async function build(files: { readonly outline: Uint8Array; readonly thread: Uint8Array }) {
	const open = async (path: string) => ({ bytes: path === 'o.md' ? files.outline : files.thread })
	const { value, diagnostics } = await settled(buildDeck({ outline: 'o.md', threads: ['t'], open }))
	for (const finding of diagnostics) {
		expect(['o.md', 't']).toContain(finding.place.file)
		expectPlace(finding, finding.place.file === 'o.md' ? files.outline : files.thread)
	}
	if (value.outcome !== 'built') expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
	return value
}

test('a mutated thread makes a deck of its own words, or none', async () => {
	const random = rng(11)
	const seen = { threads: isFull ? 1000 : 40, decks: 0, 'quotes that nobody wrote': 0 }
	for (let i = 0; i < seen.threads; i++) {
		const mutant = mutate(thread, random, [thread])
		const value = await build({ outline, thread: mutant })
		if (value.outcome !== 'built') continue
		seen.decks++
		for (const { parts, message } of value.built.resolution.quotes) {
			const text = unwrapped(message.blocks.map((block) => block.text).join('\n'))
			for (const part of parts)
				if (part.kind === 'words' && !text.includes(unwrapped(part.text))) seen['quotes that nobody wrote']++
		}
	}
	report('mutated threads', seen)
	expect(seen.decks).toBeGreaterThan(0)
	expect(seen['quotes that nobody wrote']).toBe(0)
}, 900_000)

function unwrapped(text: string): string {
	return text.replace(/\s+/g, ' ').trim()
}

const marks =
	'---\n|## |### |> |> — |[...]|{#a}|Note: |Status: |(silent)|<!--|-->|```|~~~|- |# |\n|\n\n|: |[|]|{|}|"|&a |*a|!!|%|\t|\0|\u202e|\ufeff|\ud800|— |Ann Lee|'.split(
		'|',
	)
const scrap = fc.oneof(
	fc.constantFrom(...marks),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.lorem({ maxCount: 3 }),
)
const scraps = fc.array(scrap, { maxLength: 60 }).map((list) => list.join(''))

describe('any text as an outline:', () => {
	const options = { numRuns: isFull ? 1500 : 150, seed: 5 }

	test('by itself, and below front matter that is right', async () => {
		const start = '---\ntitle: T\nsides: { A: [Ann], B: [Bob] }\n---\n'
		await fc.assert(
			fc.asyncProperty(scraps, fc.boolean(), async (text, isBody) => {
				await build({ outline: Buffer.from(isBody ? start + text : text), thread })
			}),
			options,
		)
	}, 900_000)

	test('put into a good one', async () => {
		const good = outline.toString()
		await fc.assert(
			fc.asyncProperty(scraps, fc.nat(), fc.nat(200), async (text, at, gone) => {
				const start = at % good.length
				await build({ outline: Buffer.from(good.slice(0, start) + text + good.slice(start + gone)), thread })
			}),
			{ ...options, numRuns: options.numRuns / 3 },
		)
	}, 900_000)
})

test('any bytes as a thread', async () => {
	const heads = [
		'',
		'From x\n',
		'From: a <a@b>\n',
		'<!doctype html>',
		'[{',
		'{"',
		'\x1f\x8b\x08',
		'\x28\xb5\x2f\xfd',
	].map((head) => Buffer.from(head, 'latin1'))
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), async (head, rest) => {
			await build({ outline, thread: Buffer.concat([head, rest]) })
		}),
		{ numRuns: isFull ? 3000 : 200, seed: 9 },
	)
}, 900_000)

test('Markdown that makes its readers slow is read, or refused', async () => {
	const folder = join(shared, 'attacks/strings')
	const slow = readdirSync(folder)
		.filter((name) => name.startsWith('markdown-redos'))
		.flatMap((name) => inputs(join(folder, name)))
	expect(slow.length).toBeGreaterThan(10)
	for (const text of isFull ? slow : slow.filter((_, i) => i % 4 === 0)) {
		const good = outline.toString()
		await build({ outline: Buffer.from(good.replace(/^## .*$/m, `$&\n\n${text.replaceAll('$', '$$$$')}\n`)), thread })
	}
}, 900_000)

function inputs(path: string): string[] {
	if (statSync(path).isDirectory()) return filesIn(path).map(String)
	const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
	return Object.values(found as object).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
}
