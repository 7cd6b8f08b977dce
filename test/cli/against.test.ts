import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures, runCli } from './run-cli.ts'

const thread = readFileSync(join(fixtures, 'thread.mbox'), 'utf8')
const [ann = '', cy = ''] = thread.split(/(?=^From mboxrd@z)/m)
const outline = join(fixtures, 'talk.md')

let scratch: string
beforeAll(async () => {
	scratch = mkdtempSync(join(tmpdir(), 'threaddeck-cli-'))
	for (const [name, text] of [
		['thread.mbox', thread],
		['quoted.mbox', cy],
	] as const) {
		writeFileSync(join(scratch, name), text)
		const deck = `deck-of-${name.replace('.mbox', '')}`
		expect(await runCli(['build', outline, name, '-o', deck], { cwd: scratch })).toMatchObject({ code: 0 })
	}
	writeFileSync(join(scratch, 'half.json'), '{"version": 2')
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const check = (stdin: string, ...args: string[]) => runCli(['check', outline, '-', ...args], { cwd: scratch, stdin })

/** A later mail of the thread, in answer to another. */
const later = (from: string, id: string, parent: string, body: string) => `From mboxrd@z Thu Jan  1 00:00:00 1970
From: ${from}
Date: Fri, 03 May 2024 10:00:00 +0200
Message-ID: <${id}>
In-Reply-To: <${parent}>
References: <${parent}>
Subject: Re: Should the cache be on by default?

${body}

`

describe('check --against', () => {
	test('the same thread: nothing to say', async () => {
		for (const deck of ['deck-of-thread', 'deck-of-thread/', 'deck-of-thread/deck.json']) {
			expect(await check(thread, '--against', deck)).toEqual({
				code: 0,
				stdout: `2 of 2 quotes verified\nagainst ${deck}: 2 quotes unchanged; 0 new messages\n`,
				stderr: '',
			})
		}
	})

	test('words edited in the archive', async () => {
		const { code, stdout, stderr } = await check(
			thread.replaceAll('saves nothing', 'saves next to nothing'),
			'--against',
			'deck-of-thread',
		)
		expect(stderr).toMatch(/talk\.md:14:3: error quote-changed: .*<2@example\.com>.* saves \{\+next to\+\} nothing/)
		expect(stdout).toBe(
			'1 of 2 quotes verified\nagainst deck-of-thread: 1 quote unchanged, 1 changed; 0 new messages\n',
		)
		expect(code).toBe(1)
	})

	test('a message dropped from the archive whose words survive in the reply', async () => {
		const { code, stdout, stderr } = await check(cy, '--against', 'deck-of-thread')
		expect(stderr).toMatch(
			/talk\.md:12:3: error quote-gone: <1@example\.org> of 2024-05-01 .*only as quoted by Cy Roth\./,
		)
		expect(stdout).toContain('2 of 2 quotes verified\n')
		expect(stdout).toContain('1 quote unchanged, 1 gone; 0 new messages\n')
		expect(code).toBe(1)
	})

	test('a message that was rebuilt and has come to the archive', async () => {
		const { code, stdout, stderr } = await check(thread, '--against', 'deck-of-quoted')
		expect(stderr).toMatch(/talk\.md:12:3: hint quote-moved: .*<1@example\.org>.*from quotations alone/)
		expect(stdout).toContain('1 quote unchanged, 1 moved; 0 new messages\n')
		expect(code).toBe(0)
	})

	test('replies, and somebody new', async () => {
		const more =
			later('Ann Lee <ann@example.org>', '3@example.org', '2@example.com', 'Which board is that?') +
			later('Dee Fox <dee@example.net>', '4@example.net', '3@example.org', 'I have one of these too.')
		const { code, stdout, stderr } = await check(`${thread}\n${more}`, '--against', 'deck-of-thread')
		expect(stderr.split('\n')).toEqual([
			expect.stringMatching(/talk\.md:5:\d+: hint new-participant: .*: Dee Fox \(1 message\)\./),
			expect.stringMatching(
				/talk\.md:9:1: warning new-reply: Ann Lee has answered Cy Roth's "On the board .* in <3@example\.org> of 2024-05-03: "Which board is that\?"/,
			),
			'1 warning, 1 hint',
			'',
		])
		expect(stdout).toContain('2 quotes unchanged; 2 new messages, 1 of them answers a quote\n')
		expect(code).toBe(0)
		expect(await check(`${thread}\n${more}`, '--against', 'deck-of-thread', '--strict')).toMatchObject({ code: 1 })
	})

	test('--json has the findings, and the counts', async () => {
		const { code, stdout, stderr } = await check(
			thread.replaceAll('saves nothing', 'saves next to nothing'),
			'--against',
			'deck-of-thread',
			'--json',
		)
		expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
		expect(JSON.parse(stdout)).toMatchObject({
			ok: false,
			drift: { quotes: { unchanged: 1, moved: 0, changed: 1, gone: 0 }, arrived: 0, replies: 0 },
			diagnostics: [
				{ code: 'quote-not-found', line: 14, column: 3 },
				{ code: 'quote-changed', severity: 'error', file: outline, line: 14, column: 3 },
			],
		})
	})

	test.each([
		['lost', /^lost\/deck\.json:1:1: error deck-unreadable: The deck cannot be read: there is no such file\./],
		['half.json', /^half\.json:1:1: error deck-unreadable: The deck cannot be read: it is no JSON\./],
		['deck-of-thread/.threaddeck.json', /deck-unreadable: The deck cannot be read: it is no deck\.json\./],
		['thread.mbox', /^thread\.mbox\/deck\.json:1:1: error deck-unreadable: /],
	])('%s cannot be compared with', async (deck, says) => {
		const { code, stdout, stderr } = await check(thread, '--against', deck)
		expect(stderr).toMatch(says)
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
	})
})

test('every offset of a built deck leads to its words in the body as it was sent', () => {
	const { quotes } = JSON.parse(readFileSync(join(scratch, 'deck-of-thread/deck.json'), 'utf8'))
	const bodyOf = (mail: string) => mail.slice(mail.indexOf('\n\n') + 2)
	const found = quotes.flatMap(({ message, selectors }: { message: { id: string }; selectors: Selector[] }) =>
		selectors.map(({ start, end }) => bodyOf(message.id === '1@example.org' ? ann : cy).slice(start, end)),
	)
	expect(found).toEqual(
		quotes.flatMap(({ selectors }: { selectors: Selector[] }) => selectors.map(({ exact }) => exact)),
	)
	expect(found).toHaveLength(2)
})

interface Selector {
	readonly exact: string
	readonly start: number
	readonly end: number
}
