import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { type PublicInbox, startPublicInbox } from './public-inbox-server.ts'

/** A real thread of 58 messages, which is no part of the project. */
const mbox = new URL('../../../shared/threads/mlock-limit-8mib.mbox', import.meta.url)
const id = '20211028080813.15966-1-sir@cmpwn.com'

let inbox: PublicInbox
let folder: string
let archived: unknown[]
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-web-'))
	inbox = await startPublicInbox(mbox)
	archived = await messages(fileURLToPath(mbox))
})
afterAll(async () => {
	await inbox?.stop()
	rmSync(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCli(args, { cwd: folder, env: { XDG_CACHE_HOME: join(folder, 'cache') } })

/** Everything but what the server adds: the address of each message. */
async function messages(...args: string[]) {
	const { stdout } = await run('show', '--json', ...args)
	return JSON.parse(stdout).messages.map(({ url, ...message }: { url: string }) => message)
}

test('without leave, a server of the own machine is not asked', async () => {
	const { code, stderr } = await run('show', `${inbox.url}${id}/`)
	expect(code).toBe(2)
	expect(stderr).toMatch(/error thread-unreadable: .*127\.0\.0\.1 is a private address.*--allow-private\.$/m)
})

test.each(['', 'T/#u', 't.mbox.gz'])('the whole thread from one of its addresses: …/%s', async (rest) => {
	const fetched = await messages('--allow-private', '--refresh', `${inbox.url}${id}/${rest}`)
	expect(fetched).toHaveLength(58)
	expect(fetched).toEqual(archived)
})

test('an outline names the thread by its address; every message has its own', async () => {
	writeFileSync(
		join(folder, 'talk.md'),
		`---
title: How much may be locked?
thread: ${inbox.url}${id}/
sides: { For: [Drew DeVault], Against: [Andrew Morton] }
---
## Is 64 KiB enough?
> The buck, as it were, stops with the kernel.
> — Drew DeVault
`,
	)
	const { stdout } = await run('check', 'talk.md', '--json', '--allow-private')
	const { quotes } = JSON.parse(stdout)
	expect(quotes.map(({ url }: { url: string }) => url)).toEqual([`${inbox.url}${id}/`])
})

test('a message that is not there', async () => {
	const { code, stderr } = await run('show', '--allow-private', `${inbox.url}none@example.org/`)
	expect(code).toBe(2)
	expect(stderr).toMatch(/error thread-not-found: .*there is no such page \((?:300|404)\)\. Check the address\.$/m)
})

test('what was fetched is there when the server is not', async () => {
	const address = `${inbox.url}${id}/`
	expect(await messages('--allow-private', address)).toEqual(archived)
	await inbox.stop()
	expect(await messages(address)).toEqual(archived)
	const { code, stderr } = await run('show', '--allow-private', '--refresh', address)
	expect(code).toBe(2)
	expect(stderr).toMatch(/cannot be read: the server does not answer \(connection refused\)\. Try again later/)
	inbox = { ...inbox, stop: async () => {} }
})
