import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildDeck } from '../src/build-deck.ts'

const mail = readFileSync(new URL('../src/thread/fixtures/attribution/set-in-marks.eml', import.meta.url))
const outline = `---
title: The fan
thread: thread.eml
sides: { For: [Cy Roth], Against: [Ann Lee] }
---

## Does it turn faster?

### For
> It turns faster than it did before, and I wonder why.

> $ sensors | grep fan1
> fan1: 2280 RPM

### Against
> So have I.
`

test('words that survive only where a program set them in are shown as prose, and as code what their writer set in', async () => {
	const { value, diagnostics } = await buildDeck({
		outline: 'outline.md',
		open: async (path) => ({ bytes: path === 'outline.md' ? Buffer.from(outline) : mail }),
	})
	expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
	if (value.outcome !== 'built') throw new Error(value.outcome)
	const { quotes } = value.built.resolution
	expect(
		quotes.map(({ author, parts }) => [author.name, parts.map((part) => part.kind === 'words' && part.form)]),
	).toEqual([
		['Cy Roth', ['prose']],
		['Cy Roth', ['code']],
		['Ann Lee', ['prose']],
	])
})
