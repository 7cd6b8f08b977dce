import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readThread } from './read-thread.ts'
import type { Thread } from './thread.ts'

const folder = new URL('./fixtures/attribution/', import.meta.url)

test.each(readdirSync(folder).filter((name) => name.endsWith('.eml')))('%s', async (name) => {
	const { value } = await readThread([
		{ file: { path: name, bytes: readFileSync(new URL(name, folder)) }, declared: null },
	])
	await expect(margins(value)).toMatchFileSnapshot(new URL(name.replace('.eml', '.txt'), folder).pathname)
})

/** Each block with its kind, depth, writer and evidence in the margin. */
function margins(thread: Thread | null): string {
	const message = thread?.messages.find(({ rebuilt }) => !rebuilt)
	const rows = (message?.blocks ?? []).map(
		({ kind, depth, author, by, lines, text }) =>
			`${lines.join('-')} ${kind} ${depth} · ${author?.name ?? '?'} · ${by}\n${text.replace(/^/gm, '    ')}\n`,
	)
	return rows.join('')
}
