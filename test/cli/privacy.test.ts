import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

const mail = (from: string, id: string, answers: string, body: string) =>
	`From mboxrd@z Thu Jan  1 00:00:00 1970
From: ${from}
Subject: Is it fast?
Date: Wed, 1 May 2024 0${id}:00:00 +0000
Message-ID: <${id}@example.org>
${answers && `In-Reply-To: <${answers}@example.org>\n`}
${body}
`
const thread = [
	mail(
		'Ann Lee <ann@example.org>',
		'1',
		'',
		'It is fast, write to ann@example.org for the numbers.\n\n-- \nAnn Lee\nann@home.example',
	),
	mail(
		'Bo Lind <bo@example.com>',
		'2',
		'1',
		'On Wed, Ann Lee <ann@example.org> wrote:\n> It is fast\n\nNot for me, says Ann Lee herself.\n\nCc: cy@example.net',
	),
	mail('Ann Lee <ann@example.org>', '3', '2', 'It is for me.\n\nReviewed-by: Bo Lind <bo@example.com>'),
].join('\n')
const outline = `---
title: Is it fast?
thread: thread.mbox
permalink: "https://lists.example.org/{id}/"
sides: { For: [Ann Lee], Against: [Bo Lind] }
---

## Is it?
Status: agreed (dissent: Bo Lind)

> It is fast, write to ann@example.org for the numbers.

> Not for me, says Ann Lee herself.

> Reviewed-by: Bo Lind <bo@example.com>

Note: Ask bo@example.com.
`
// The single file is the folder's page.
const names = ['deck', 'talk.md', 'talk.json', 'talk.argdown', 'talk.pptx']

let scratch: string
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'threaddeck-privacy-'))
	writeFileSync(join(scratch, 'thread.mbox'), thread)
	writeFileSync(join(scratch, 'outline.md'), outline)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function build(...options: string[]): Promise<{ stderr: string; texts: Map<string, string> }> {
	const targets = names.flatMap((name) => ['-o', name])
	const { code, stderr } = await runCli(['build', 'outline.md', ...targets, ...options], { cwd: scratch })
	expect(code, stderr).toBe(0)
	return { stderr, texts: new Map(names.flatMap((name) => textsOf(name))) }
}

/** Every text that a reader or a program could find in an output. */
function textsOf(name: string): [string, string][] {
	const path = join(scratch, name)
	if (name === 'deck') {
		return readdirSync(path, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !/\.(woff2|css|js)$/.test(entry.name))
			.map((entry) => [join(name, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')])
	}
	if (!name.endsWith('.pptx')) return [[name, readFileSync(path, 'utf8').replace(/data:[^"]*/g, '')]]
	return Object.entries(unzipSync(readFileSync(path))).map(([part, bytes]) => [`${name}/${part}`, strFromU8(bytes)])
}

// Message-IDs and links to them are the archive's own.
const addresses = /(ann|bo|cy)\\?@(example|home)/

describe('addresses', () => {
	test('stand in no output, and a quote that held one says so', async () => {
		const { stderr, texts } = await build()
		for (const [name, text] of texts) expect(addresses.exec(text), name).toBeNull()
		expect(stderr.match(/hint address-in-quote/g)).toHaveLength(2)
		expect(texts.get('talk.md')).toContain('> It is fast, write to \\[address\\] for the numbers.')
		expect(texts.get('deck/index.html')).toMatch(/<span class="edit"[^>]*>\[address\]/)
	})

	test('are shown when asked for', async () => {
		const { stderr, texts } = await build('--show-addresses')
		expect(stderr).not.toContain('address-in-quote')
		expect(texts.get('deck/index.html')).toContain('ann@example.org for the numbers')
	})
})

describe('--pseudonyms', () => {
	test('leave no name, no link and no Message-ID in any output', async () => {
		const { stderr, texts } = await build('--pseudonyms')
		for (const [name, text] of texts) {
			expect(addresses.exec(text), name).toBeNull()
			expect(/Ann Lee|Bo Lind|lists\.example\.org|\d@example\.org/.exec(text), name).toBeNull()
		}
		expect(stderr).toMatch(/warning name-in-quote: .*"Ann Lee"/)
		expect(texts.get('talk.md')).toContain('> Not for me, says \\[Participant 1\\] herself.\n>\n> — Participant 2')
		expect(texts.get('talk.md')).toContain('Dissent: Participant 2.')
	})

	test('can be compared with the thread again', async () => {
		await build('--pseudonyms')
		const run = await runCli(['check', 'outline.md', '--pseudonyms', '--against', 'deck'], { cwd: scratch })
		expect(run.stdout).toMatch(/against deck: 3 quotes unchanged; 0 new messages\n$/)
		expect(run.code).toBe(0)
	})

	test('a deck without addresses too', async () => {
		await build()
		const run = await runCli(['check', 'outline.md', '--against', 'deck'], { cwd: scratch })
		expect(run.stdout).toMatch(/against deck: 3 quotes unchanged; 0 new messages\n$/)
	})
})
