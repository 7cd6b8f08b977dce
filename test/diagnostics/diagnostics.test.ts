import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { reportText } from '../../src/cli/report.ts'
import {
	buildDeck,
	checkOutline,
	type Diagnostic,
	draftOutline,
	type OpenFile,
	openFile,
	openThreads,
	readThread,
	severities,
	wantedThread,
} from '../../src/index.ts'

/** One of a fixture's expected.json. */
interface Expected {
	readonly code: string
	readonly file: string
	readonly line: number
	readonly column: number
	/** Words that reason and hint must hold. */
	readonly says: readonly string[]
}

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url))
const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8')
const sections = page.split(/^## /m).slice(1)
const codes = Object.keys(severities)
const folders = readdirSync(fixtures, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)

test('every code has one folder here and one section of the page, in the order of the table', () => {
	expect(folders.sort()).toEqual(codes.toSorted())
	expect(sections.map(titleOf)).toEqual(codes)
})

test('the page lists every code with its severity', () => {
	const rows = page.matchAll(/^\| \[`([a-z-]+)`\]\(#\1\) \| (\w+) \|/gm)
	expect(Array.from(rows, ([, code, severity]) => [code, severity])).toEqual(Object.entries(severities))
})

describe.each(folders)('%s', (code) => {
	test('is found at its place, alone, and says what to do', async () => {
		const expected: Expected[] = JSON.parse(readFileSync(join(fixtures, code, 'expected.json'), 'utf8'))
		const found = await check(code)
		expect(found.map((finding) => ({ code: finding.code, ...finding.place }))).toEqual(
			expected.map(({ says, ...finding }) => finding),
		)
		expect(expected.map((finding) => finding.code)).toEqual([code])
		expect(expected[0]?.says.length).toBeGreaterThan(0)
		for (const words of expected[0]?.says ?? []) expect(`${found[0]?.reason} ${found[0]?.hint}`).toContain(words)
	})

	test('is printed as the page shows it, wrapped there', async () => {
		const [, example] = sectionOf(code).split(/^```$/m)
		const [printed] = reportText(await check(code), (_colour, text) => text).split('\n')
		expect(example?.replace(/\s+/g, ' ').trim()).toBe(printed)
	})

	test('has the three parts of a section', () => {
		const parts = sectionOf(code).match(/^\*\*[^*]+\*\*/gm)
		expect(parts).toEqual(['**What it means.**', '**Why it matters.**', '**How to fix it.**'])
	})
})

function sectionOf(code: string): string {
	return sections.find((section) => titleOf(section) === code) ?? ''
}

function titleOf(section: string): string {
	return section.slice(0, section.indexOf('\n'))
}

/** What `threaddeck check outline.md` finds in the fixture's folder, with `--against deck.json` where there is one, and the options of
 * request.json. */
async function check(code: string): Promise<readonly Diagnostic[]> {
	const open: OpenFile = (path) => openFile(join(fixtures, code, path))
	const against = existsSync(join(fixtures, code, 'deck.json')) ? { against: 'deck.json' } : {}
	const request = join(fixtures, code, 'request.json')
	const options = existsSync(request) ? JSON.parse(readFileSync(request, 'utf8')) : {}
	if (code.startsWith('theme-') || code === 'no-share-picture') return buildIn(join(fixtures, code), options)
	if (code === 'no-answers') return draftOf('thread.mbox', open)
	return (await checkOutline({ outline: 'outline.md', open, ...against, ...options })).diagnostics
}

/** What `threaddeck outline` finds in a thread. */
async function draftOf(path: string, open: OpenFile): Promise<readonly Diagnostic[]> {
	const { value: opened } = await openThreads([wantedThread(path)], { open })
	if (opened?.outcome !== 'one') throw new Error(`${path} is not one thread`)
	const { value: thread } = await readThread(opened.sources, { root: opened.root })
	return draftOutline(thread!, { threads: [path] }).diagnostics
}

/** What `threaddeck build outline.md` finds in a folder: themes are files of their own, and drawn with at last. */
async function buildIn(folder: string, options: object): Promise<readonly Diagnostic[]> {
	const before = process.cwd()
	process.chdir(folder)
	try {
		return (await buildDeck({ outline: 'outline.md', ...options })).diagnostics
	} finally {
		process.chdir(before)
	}
}
