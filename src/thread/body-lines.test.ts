import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readThread } from './read-thread.ts'

/** Real threads; not part of the project. */
const threads = new URL('../../../shared/threads/', import.meta.url)
const names = readdirSync(threads).filter((name) => /\.(?:mbox|txt)$/.test(name))

describe("a block's text stands at its lines of the body", () => {
	test.each(names)('%s', async (path) => {
		const { value } = await readThread([
			{ file: { path, bytes: readFileSync(new URL(path, threads)) }, declared: null },
		])
		const strayed: string[] = []
		for (const { id, lines, blocks } of value?.messages ?? []) {
			for (const {
				kind,
				lines: [first, last],
				text,
			} of blocks) {
				const body = lines.slice(first - 1, last)
				const texts = text.split('\n')
				const isOwn = kind === 'own' || kind === 'diff' || kind === 'trailer'
				const fits = isOwn ? body.join('\n') === text : texts.every((line, i) => body[i]?.endsWith(line))
				if (!fits || body.length !== texts.length) strayed.push(`${id} ${kind} ${first}`)
			}
		}
		expect(value?.messages.length).toBeGreaterThan(0)
		expect(strayed).toEqual([])
	})
})
