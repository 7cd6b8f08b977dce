import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutputFile } from '../source-file.ts'
import { chooseOutput } from './index.ts'

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

function write(target: string, words = 'first'): string {
	return chooseOutput(target).write(files(words), target, talk)
}

function tree(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort()
}

/** A number that no process has: larger than Linux allows (PID_MAX_LIMIT is 2^22). */
const NOBODY = 4_999_999

describe('a folder of the deck', () => {
	test('is made with its parents, holds a marker, and is named by its index', () => {
		const deck = join(root, 'out/deck')
		expect(write(deck)).toBe(join(deck, 'index.html'))
		expect(tree(deck)).toEqual(['.threaddeck.json', 'assets', 'assets/fonts', 'assets/fonts/serif.woff2', 'index.html'])
		expect(tree(join(root, 'out')).filter((name) => name.startsWith('.'))).toEqual([])
	})

	test('is replaced when it is as it was written, and an empty one too', () => {
		const deck = join(root, 'deck')
		mkdirSync(deck)
		write(deck, 'first')
		write(deck, 'second')
		expect(readFileSync(join(deck, 'index.html'), 'utf8')).toBe('second')
		expect(readdirSync(root).sort()).toEqual(['deck', 'talk'])
	})

	test('the same files give the same bytes', () => {
		write(join(root, 'a'))
		write(join(root, 'b'))
		expect(readFileSync(join(root, 'a/.threaddeck.json'))).toEqual(readFileSync(join(root, 'b/.threaddeck.json')))
	})

	test('what a killed run left is cleared, what it had moved aside is put back first', () => {
		const deck = join(root, 'deck')
		write(deck, 'first')
		mkdirSync(join(root, `.deck.threaddeck-new-${NOBODY}`))
		mkdirSync(join(root, `.deck.threaddeck-old-${NOBODY}`))
		mkdirSync(join(root, `.deck.threaddeck-new-${process.ppid}`))
		write(deck, 'second')
		expect(readdirSync(root).sort()).toEqual([`.deck.threaddeck-new-${process.ppid}`, 'deck', 'talk'])

		const lost = join(root, 'lost')
		mkdirSync(join(root, `.lost.threaddeck-old-${NOBODY}`))
		writeFileSync(join(root, `.lost.threaddeck-old-${NOBODY}/mine.txt`), 'mine')
		expect(() => write(lost)).toThrow('was not made by threaddeck')
		expect(tree(lost)).toEqual(['mine.txt'])
	})

	test('a name that leaves the folder is a defect, and nothing is written', () => {
		const deck = join(root, 'deck')
		const evil = [{ path: '../evil', bytes: Buffer.from('') }]
		expect(() => chooseOutput(deck).write(evil, deck, talk)).toThrow('leaves the folder')
		expect(readdirSync(root)).toEqual(['talk'])
	})
})

describe('is refused and left alone:', () => {
	const cases: [what: string, prepare: () => string, message: string][] = [
		['the root', () => '/', 'root of the file system'],
		['the home folder', () => homedir(), 'home folder'],
		['the folder above the home folder', () => join(homedir(), '..'), '.'],
		["the outline's folder", () => talk, 'the outline lies there'],
		["a folder above the outline's", () => root, 'the outline lies there'],
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

	function change(name: string): string {
		const deck = join(root, 'deck')
		write(deck)
		if (name.endsWith('/')) mkdirSync(join(deck, name))
		else writeFileSync(join(deck, name), 'by hand')
		return deck
	}

	test.each(cases)('%s', (_, prepare, message) => {
		const target = prepare()
		const before = tree(root)
		expect(() => write(target, 'second')).toThrow(
			expect.objectContaining({ name: 'CannotWrite', message: expect.stringContaining(message) }),
		)
		expect(tree(root)).toEqual(before)
	})
})

describe('the name decides the output:', () => {
	test.each(['talk.html', 'talk.pdf', 'out/talk.MD', 'talk.json'])('%s is refused by its suffix', (target) => {
		expect(() => chooseOutput(target)).toThrow(/a folder only, not "\.\w+"/)
	})

	test.each(['talk', 'talk/', 'talk.v2/', '.deck', '..', 'out.d/talk'])('%s is a folder', (target) => {
		expect(chooseOutput(target).name).toBe('folder')
	})
})
