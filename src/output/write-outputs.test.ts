import {
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assembleDeck } from '../deck/assemble-deck.ts'
import { small } from '../deck/fixtures/small.ts'
import { buildTalk } from '../deck/fixtures/talks.ts'
import { loadTheme } from '../render/load-theme.ts'
import type { OutputFile } from '../source-file.ts'
import { chooseOutput } from './index.ts'
import { writeOutputs } from './write-outputs.ts'

const { metrics } = await loadTheme()
const { outline, resolution, thread } = buildTalk(small)
const theDeck = assembleDeck(outline, resolution, thread, metrics)

let root: string
let talk: string

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'threaddeck-folder-'))
	talk = join(root, 'talk')
	mkdirSync(talk)
	writeFileSync(join(talk, 'outline.md'), 'an outline')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function files(words: string): OutputFile[] {
	return [
		{ path: 'index.html', bytes: Buffer.from(words) },
		{ path: 'assets/fonts/serif.woff2', bytes: Buffer.from('a font') },
	]
}

async function write(target: string, words = 'first', force = false): Promise<string> {
	const inputs = [join(talk, 'outline.md')]
	return (
		await writeOutputs({ deck: theDeck, files: files(words), fonts: metrics }, { targets: [target], inputs, force })
	)[0]!
}

function tree(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort()
}

/** A number that no process has: larger than Linux allows (PID_MAX_LIMIT is 2^22). */
const NOBODY = 4_999_999

describe('a folder of the deck', () => {
	test('is made with its parents, holds a marker, and is named by its index', async () => {
		const deck = join(root, 'out/deck')
		expect(await write(deck)).toBe(join(deck, 'index.html'))
		expect(tree(deck)).toEqual(['.threaddeck.json', 'assets', 'assets/fonts', 'assets/fonts/serif.woff2', 'index.html'])
		expect(tree(join(root, 'out')).filter((name) => name.startsWith('.'))).toEqual([])
	})

	test('is replaced when it is as it was written, and an empty one too', async () => {
		const deck = join(root, 'deck')
		mkdirSync(deck)
		await write(deck, 'first')
		await write(deck, 'second')
		expect(readFileSync(join(deck, 'index.html'), 'utf8')).toBe('second')
		expect(readdirSync(root).sort()).toEqual(['deck', 'talk'])
	})

	test('the same files give the same bytes', async () => {
		await write(join(root, 'a'))
		await write(join(root, 'b'))
		expect(readFileSync(join(root, 'a/.threaddeck.json'))).toEqual(readFileSync(join(root, 'b/.threaddeck.json')))
	})

	test('what a killed run left is cleared, what it had moved aside is put back first', async () => {
		const deck = join(root, 'deck')
		await write(deck, 'first')
		mkdirSync(join(root, `.deck.threaddeck-new-${NOBODY}`))
		mkdirSync(join(root, `.deck.threaddeck-old-${NOBODY}`))
		mkdirSync(join(root, `.deck.threaddeck-new-${process.ppid}`))
		await write(deck, 'second')
		expect(readdirSync(root).sort()).toEqual([`.deck.threaddeck-new-${process.ppid}`, 'deck', 'talk'])

		const lost = join(root, 'lost')
		mkdirSync(join(root, `.lost.threaddeck-old-${NOBODY}`))
		writeFileSync(join(root, `.lost.threaddeck-old-${NOBODY}/mine.txt`), 'mine')
		await expect(write(lost)).rejects.toThrow('was not made by threaddeck')
		expect(tree(lost)).toEqual(['mine.txt'])
	})

	test('a name that leaves the folder is a defect, and nothing is written', async () => {
		const deck = join(root, 'deck')
		const evil = [{ path: '../evil', bytes: Buffer.from('') }]
		const request = { targets: [deck], inputs: [] }
		await expect(writeOutputs({ deck: theDeck, files: evil, fonts: metrics }, request)).rejects.toThrow(
			'leaves the folder',
		)
		expect(readdirSync(root)).toEqual(['talk'])
	})
})

describe('is refused and left alone:', () => {
	const cases: [what: string, prepare: () => string | Promise<string>, message: string][] = [
		['the root', () => '/', 'root of the file system'],
		['the home folder', () => homedir(), 'home folder'],
		['the folder above the home folder', () => join(homedir(), '..'), '.'],
		["the outline's folder", () => talk, 'lies there'],
		["a folder above the outline's", () => root, 'lies there'],
		['the current folder', () => '.', 'the folder you are in'],
		['the empty name', () => '', 'the folder you are in'],
		['a folder with other things', () => put('other/notes.txt'), 'not made by threaddeck'],
		['a folder with a marker of another program', () => put('other/.threaddeck.json'), 'not made by threaddeck'],
		['a file in the way', () => join(put('other/file'), 'file'), 'a file is in the way'],
		['a path through a file', () => join(put('other/file'), 'file/deck'), 'ENOTDIR'],
		['a symbolic link', () => link(), 'symbolic link'],
		['a symbolic link with a slash', () => `${link()}/`, 'symbolic link'],
		['a deck with something added', () => change('cat.jpg'), 'cat.jpg'],
		['a deck with something added deeper', () => change('assets/fonts/other.woff2'), 'assets/fonts/other.woff2'],
		['a deck with an empty folder added', () => change('pictures/'), 'pictures/'],
		['a deck whose page was changed', () => change('index.html'), 'changed since it was built: index.html'],
	]

	function put(name: string): string {
		mkdirSync(join(root, 'other'))
		writeFileSync(join(root, name), '{}')
		return join(root, 'other')
	}

	function link(): string {
		mkdirSync(join(root, 'real'))
		symlinkSync(join(root, 'real'), join(root, 'link'))
		return join(root, 'link')
	}

	async function change(name: string): Promise<string> {
		const deck = join(root, 'deck')
		await write(deck)
		if (name.endsWith('/')) mkdirSync(join(deck, name))
		else writeFileSync(join(deck, name), 'by hand')
		return deck
	}

	test.each(cases)('%s', async (_, prepare, message) => {
		const target = await prepare()
		const before = tree(root)
		await expect(write(target, 'second')).rejects.toThrow(
			expect.objectContaining({ name: 'CannotWrite', message: expect.stringContaining(message) }),
		)
		expect(tree(root)).toEqual(before)
	})
})

describe('several at once', () => {
	const all = ['slides', 'talk.md', 'talk.json', 'talk.argdown', 'talk.pptx']
	const targets = () => all.map((name) => join(root, name))

	async function writeAll(page: OutputFile[], options: { force?: boolean; targets?: string[] } = {}) {
		const inputs = [join(talk, 'outline.md')]
		return writeOutputs({ deck: theDeck, files: page, fonts: metrics }, { targets: targets(), inputs, ...options })
	}
	const page = () => [
		{ path: 'index.html', bytes: Buffer.from(`<meta http-equiv="Content-Security-Policy" content="">`) },
	]

	test('are written, named as asked, and written again', async () => {
		for (const _ of [1, 2]) {
			expect(await writeAll(page())).toEqual(targets().with(0, join(root, 'slides/index.html')))
			expect(readdirSync(root).sort()).toEqual([...all, 'talk'].sort())
		}
	})

	test.each(['talk.md', 'talk.json', 'talk.argdown', 'talk.pptx'])(
		'are not when %s was changed by hand, unless by force',
		async (changed) => {
			await writeAll(page())
			const path = join(root, changed)
			const bytes = readFileSync(path)
			bytes[40] = 0x21
			writeFileSync(path, bytes)
			const before = contents()
			await expect(writeAll(page())).rejects.toThrow(`${path}: that file was not made by threaddeck`)
			expect(contents()).toEqual(before)
			await writeAll(page(), { force: true })
			expect(readFileSync(path)).not.toEqual(bytes)
		},
	)

	test('are not when one cannot be made', async () => {
		const more = { targets: [...targets(), join(root, 'talk.html')] }
		await expect(writeAll([], more)).rejects.toThrow('index.html')
		expect(readdirSync(root)).toEqual(['talk'])
	})

	test('are not when one cannot be written', async () => {
		await writeAll(page())
		const before = contents()
		const late: OutputFile[] = [...page(), { path: 'a\0b', bytes: Buffer.from('') }]
		await expect(writeAll(late)).rejects.toThrow(/null bytes/)
		expect(contents()).toEqual(before)
	})

	test.each([
		['the outline', 'talk/outline.md', 'the deck is made from it'],
		['a folder', 'talk/sub.html', 'a folder is in the way'],
		['a link', 'talk/link.json', 'it is a symbolic link'],
	])('%s is never replaced, not even by force', async (_, name, message) => {
		mkdirSync(join(talk, 'sub.html'))
		symlinkSync(join(talk, 'outline.md'), join(talk, 'link.json'))
		await expect(writeAll(page(), { force: true, targets: [join(root, name)] })).rejects.toThrow(message)
		expect(readFileSync(join(talk, 'outline.md'), 'utf8')).toBe('an outline')
	})

	test('and the same name twice is a mistake', async () => {
		const twice = [join(root, 'talk.md'), join(root, 'slides/../talk.md')]
		await expect(writeAll(page(), { targets: twice })).rejects.toThrow('it is named twice')
	})

	test('at the same moment: one after the other', async () => {
		await Promise.all([writeAll(page()), writeAll(page()), writeAll(page())])
		expect(readdirSync(root).sort()).toEqual([...all, 'talk'].sort())
	})

	test('a lock of a process that is gone is nobody’s; one that runs is waited for', async () => {
		writeFileSync(join(root, '.talk.md.threaddeck-lock'), String(NOBODY))
		// Killed between the making of the lock and the writing into it.
		const empty = join(root, '.talk.pptx.threaddeck-lock')
		writeFileSync(empty, '')
		utimesSync(empty, new Date(), new Date(Date.now() - 60_000))
		const other = join(root, '.talk.json.threaddeck-lock')
		writeFileSync(other, String(process.ppid))
		const written = writeAll(page())
		setTimeout(() => rmSync(other), 100)
		await written
		expect(readdirSync(root).sort()).toEqual([...all, 'talk'].sort())
	})

	function contents(): Map<string, string> {
		const names = tree(root).filter((name) => lstatSync(join(root, name)).isFile())
		return new Map(names.map((name) => [name, readFileSync(join(root, name), 'base64')]))
	}
})

describe('the name decides the output:', () => {
	test.each(['talk.docx', 'talk.htm', 'out/talk.PPT'])('%s is refused by its suffix', (target) => {
		expect(() => chooseOutput(target)).toThrow(/there is no output for "\.\w+"/)
	})

	test.each([
		['talk.html', 'single file'],
		['talk.pdf', 'PDF'],
		['talk.pptx', 'PowerPoint'],
		['out/talk.MD', 'Markdown'],
		['talk.json', 'JSON'],
		['talk.argdown', 'Argdown'],
	])('%s is a %s', (target, name) => {
		expect(chooseOutput(target).name).toBe(name)
	})

	test.each(['talk', 'talk/', 'talk.v2/', '.deck', '..', 'out.d/talk'])('%s is a folder', (target) => {
		expect(chooseOutput(target).name).toBe('folder')
	})
})
