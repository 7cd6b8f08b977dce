import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runCli } from './cli/run-cli.ts'

const examples = fileURLToPath(new URL('../examples/', import.meta.url))

test.each(readdirSync(examples))('examples/%s is built without a finding', async (name) => {
	const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-example-'))
	try {
		const { code, stdout, stderr } = await runCli(['build', join(examples, name, 'outline.md'), '--strict'], {
			cwd: scratch,
		})
		expect(stderr).toMatch(/^\d+ slides, \d+ quotes verified\n$/)
		expect({ code, stdout }).toEqual({ code: 0, stdout: 'deck/index.html\n' })
		expect(existsSync(join(scratch, 'deck/index.html'))).toBe(true)
	} finally {
		rmSync(scratch, { recursive: true, force: true })
	}
})
