import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What a run of the built program left. */
export interface Run {
	readonly code: number | null
	readonly stdout: string
	readonly stderr: string
}

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))

/** The folder of the small threads and outlines. */
export const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url))

/** Runs the built program in a folder, the fixtures' when not given. Rejects when it was not built. */
export function runCli(
	args: readonly string[],
	{ cwd = fixtures, stdin = '', env = {} }: { cwd?: string; stdin?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
	if (!existsSync(bin)) return Promise.reject(new Error(`${bin} is not there: npm run build makes it`))
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, ...env } })
		const out: Buffer[] = []
		const err: Buffer[] = []
		child.stdout.on('data', (chunk) => out.push(chunk))
		child.stderr.on('data', (chunk) => err.push(chunk))
		child.on('error', reject)
		child.on('close', (code) => resolve({ code, stdout: text(out), stderr: text(err) }))
		// A program that ends without reading leaves a broken pipe here.
		child.stdin.on('error', () => {})
		child.stdin.end(stdin)
	})
}

/** Runs the built program, sends it a signal while it reads its standard input, and returns the exit code. */
export function interruptCli(args: readonly string[], signal: NodeJS.Signals): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [bin, ...args], { stdio: ['pipe', 'ignore', 'ignore'] })
		child.on('error', reject)
		child.on('close', resolve)
		child.stdin.on('error', () => {})
		// More than a pipe holds (64 KiB): it is written when the program reads, and never ended.
		child.stdin.write(Buffer.alloc(1024 * 1024), () => child.kill(signal))
	})
}

/** Command line of the built program for a shell. */
export const shellCommand = `'${process.execPath}' '${bin}'`

function text(chunks: readonly Buffer[]): string {
	return Buffer.concat(chunks).toString('utf8')
}
