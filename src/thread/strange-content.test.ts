import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readThread } from './read-thread.ts'

test.each([
	['nothing', '', 'it is empty', 'Give an mbox'],
	['a packed mbox', gzipSync('From a@example.org'), 'packed with gzip', 'gunzip'],
	['a saved web page', '\n<!DOCTYPE html>\n<html>\n> quoted\n', "a web page's source", 'save it as text'],
	['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), 'binary data', 'Give an mbox'],
	[
		'an outline',
		'---\n# mine\ntitle: Tea?\nsides: {}\n---\n## Why?\n> It is hot.\n',
		'outline of a talk',
		'Give the thread',
	],
	['prose', 'We met and talked.\n', 'no message, quotation or archive page', 'Give an mbox'],
])('%s is no discussion', async (_name, content, reason, hint) => {
	const { value, diagnostics } = await readThread([
		{ file: { path: 'thread.mbox', bytes: Buffer.from(content) }, declared: null },
	])
	expect(value).toBeNull()
	expect(diagnostics.map(({ code, place }) => [code, place])).toEqual([
		['thread-unreadable', { file: 'thread.mbox', line: 1, column: 1 }],
	])
	expect(diagnostics[0]?.reason).toContain(reason)
	expect(diagnostics[0]?.hint).toContain(hint)
})
