import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseOutline } from '../outline/parse-outline.ts'
import { readThread } from '../thread/read-thread.ts'
import { resolveQuotes } from './resolve-quotes.ts'

const threads = new URL('../../../shared/threads/', import.meta.url)

// The real threads stand beside the project, not in it; where they must be, their absence is a failure.
describe.runIf(process.env.CI === 'true' || existsSync(threads))('the page the project began with', () => {
	it('gives every quote to the one who wrote it', async () => {
		const bytesOf = (name: string) => readFileSync(new URL(name, threads))
		const { value: outline } = parseOutline({ path: 'seed-outline.md', bytes: bytesOf('seed-outline.md') })
		const declared = { from: 'Marc Zyngier', date: null, id: null, url: null }
		const { value: thread } = await readThread([
			{ file: { path: 'seed-page.txt', bytes: bytesOf('seed-page.txt') }, declared },
		])
		const { value, diagnostics } = resolveQuotes(outline!, thread!)
		expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
		expect(value.quotes.map(({ author, message, tier }) => [author.name, message.rebuilt, tier])).toEqual([
			['Ankit Agrawal', true, 'rewrapped'],
			['Marc Zyngier', true, 'exact'],
			['Jason Gunthorpe', true, 'exact'],
			['Marc Zyngier', false, 'rewrapped'],
			['Jason Gunthorpe', true, 'rewrapped'],
			['Marc Zyngier', false, 'edited'],
		])
		expect(value.quotes.at(-1)?.answers).toBe(value.quotes[4]?.message)
	})
})
