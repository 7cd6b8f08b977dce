import { closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexElsewhere } from './index-elsewhere.ts'
import { inFile } from './open-source.ts'
import type { ByteSource } from './source-file.ts'

const megabyte = 1024 ** 2
let folder: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-elsewhere-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An mbox of that size: three messages, one at the start, in the middle and at the end, and nothing in between. */
function sparse(name: string, size: number): ByteSource {
	const path = join(folder, name)
	writeFileSync(path, '')
	truncateSync(path, size)
	const message = (i: number): string =>
		`\n\nFrom a@example.org Thu Jan  1 00:00:00 1970\nMessage-ID: <${i}@example.org>\nReferences: <0@example.org>\n\nText.\n`
	for (const [i, at] of [0, size / 2, size - 200].entries()) writeAt(path, message(i), at)
	const { ino, mtimeMs } = statSync(path)
	return inFile({ path, size, ino, mtimeMs })
}

function writeAt(path: string, text: string, at: number): void {
	const fd = openSync(path, 'r+')
	writeSync(fd, text, at)
	closeSync(fd)
}

test.each([
	['a small file is not divided', 255, 8, []],
	['one core does it all', 600, 1, []],
	['half of it goes to another, but for the start', 256, 2, [[152, 256]]],
	[
		'no more threads than cores',
		600,
		3,
		[
			[232, 416],
			[416, 600],
		],
	],
	[
		'no more than four',
		1024,
		64,
		[
			[292, 536],
			[536, 780],
			[780, 1024],
		],
	],
])('%s', async (name, size, threads, stretches) => {
	const source = sparse(name, size * megabyte)
	const found = indexElsewhere(threads)(source)
	expect(found.map(({ from, to }) => [from / megabyte, to / megabyte])).toEqual(stretches)
	const indexed = await Promise.all(found.map(({ indexed }) => indexed))
	for (const [i, stretch] of indexed.entries()) {
		const [from, to] = stretches[i]!.map((bound) => bound * megabyte)
		const starts = [2, (size * megabyte) / 2 + 2, size * megabyte - 198].filter(
			(start) => start >= from! && start < to!,
		)
		expect([...(stretch?.messages.starts ?? [])]).toEqual(starts)
	}
})

test('what a worker cannot read it leaves to whoever asked', async () => {
	const source = sparse('gone', 256 * megabyte)
	rmSync(source.file!.path)
	const [stretch] = indexElsewhere(2)(source)
	expect(await stretch!.indexed).toBe(null)
})
