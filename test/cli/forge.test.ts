import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fixtures, runCli } from './run-cli.ts'

const cwd = fileURLToPath(new URL('kettle/', `file://${fixtures}`))

test('an outline of an issue: logins are people, what was typed is what is quoted', async () => {
	const { code, stdout, stderr } = await runCli(['check', 'outline.md', '--json'], { cwd })
	const { verified, requested, quotes } = JSON.parse(stdout)
	expect({ code, stderr, verified, requested }).toEqual({ code: 0, stderr: '', verified: 5, requested: 5 })
	expect(quotes.map(({ author, url, tier }: never) => [(author as { name: string }).name, url, tier])).toEqual([
		['ann-lee', 'https://github.com/example/kettle/issues/7', 'exact'],
		['bobng', 'https://github.com/example/kettle/issues/7#issuecomment-9001', 'exact'],
		['cy', 'https://github.com/example/kettle/issues/7#issuecomment-9003', 'exact'],
		['ann-lee', 'https://github.com/example/kettle/issues/7', 'exact'],
		['cy', 'https://github.com/example/kettle/issues/7#issuecomment-9003', 'exact'],
	])
})

test('a comment from the standard input, what it says of itself beside it', async () => {
	const stdin = readFileSync(`${cwd}/comments-paginated.json`)
	const { code, stdout } = await runCli(['show', '-'], { stdin })
	expect(code).toBe(0)
	expect(stdout).toMatch(/#3 .* cy .*edited/)
})

test('a list without entries is no fault, unless there is nothing else', async () => {
	const alone = await runCli(['show', '-'], { stdin: '[]\n' })
	expect(alone.code).toBe(2)
	expect(alone.stderr).toMatch(/^-:1:1: error thread-unreadable: This is no discussion: it holds no message\./)
	const beside = await runCli(['show', 'issue.json', '-'], { cwd, stdin: '[]\n[]' })
	expect({ code: beside.code, stderr: beside.stderr }).toEqual({ code: 0, stderr: '' })
})

test('JSON of something else, and JSON that was cut off', async () => {
	const other = await runCli(['show', '-'], { stdin: '[{"login": "ann", "followers": 3}]' })
	expect(other.code).toBe(2)
	expect(other.stderr).toMatch(/^-:1:1: error thread-unreadable: This JSON holds no message; .* were expected\./)
	const cut = await runCli(['show', '-'], { stdin: readFileSync(`${cwd}/issue.json`).subarray(0, 600) })
	expect(cut.code).toBe(2)
	expect(cut.stderr).toMatch(/^-:1:1: error thread-unreadable: This JSON cannot be parsed; it is cut off or broken\./)
	const tail = await runCli(['show', '-'], {
		stdin: Buffer.concat([readFileSync(`${cwd}/issue.json`), Buffer.from('\n[{"body":"x","user":')]),
	})
	expect(tail.code).toBe(0)
	expect(tail.stderr).toMatch(/^-:\d+:1: warning message-unreadable: /)
})
