import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openThreads, wantedThread } from '../open-threads.ts'
import { readThread } from '../thread/read-thread.ts'
import { folders } from './index.ts'

const fixtures = new URL('fixtures/', import.meta.url)

test('every kind of folder has fixtures', () => {
	expect(readdirSync(fixtures).sort()).toEqual(folders.map(({ name }) => name).sort())
})

describe.each(folders)('$name', ({ name }) => {
	test('gives its messages, and nothing that is none', async () => {
		const path = fileURLToPath(new URL(`${name}/box`, fixtures))
		const { value: opened, diagnostics } = await openThreads([wantedThread(path)])
		if (opened?.outcome !== 'one') throw new Error('one thread was expected')
		const { value: thread, diagnostics: more } = await readThread(opened.sources)
		expect(thread?.messages.map(({ id, parentId }) => [id, parentId])).toEqual([
			['1@example.org', null],
			['2@example.com', '1@example.org'],
		])
		expect([...diagnostics, ...more]).toEqual([])
		expect(opened.skipped.map((file) => basename(file))).toEqual(name === 'folder' ? ['README'] : [])
	})
})
