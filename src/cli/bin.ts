#!/usr/bin/env node
import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { exitCodes } from './exit-codes.ts'
import { giveUp } from './give-up.ts'
import { loadScript } from './load-script.ts'

// Most runs end within a quarter of a second. At its usual threshold V8 spends a tenth of that on optimising code that hardly
// runs again; long runs pass this one as well, a little later.
setFlagsFromString('--interrupt-budget=1000000')
// And most patterns are used more than once: compiling them at once spares compiling them to bytecode first.
setFlagsFromString('--no-regexp-tier-up')
// What cuts fonts is WebAssembly that works for a fifth of a second: optimising it takes longer than that spares.
setFlagsFromString('--liftoff-only')

// A promise that never settles leaves Node with nothing to do, and Node then ends with 0: never let that look like success.
let finished = false
process.on('exit', (code) => {
	if (finished || code !== 0) return
	writeSync(2, 'threaddeck: the run ended before its work was done (a defect of threaddeck)\n')
	process.exitCode = exitCodes.defect
})

// What is thrown where nobody waits for it would end with 1, as findings do.
process.on('uncaughtException', (error) => process.exit(giveUp(error, process)))

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
for (const [signal, number] of Object.entries(signals)) process.once(signal, () => process.exit(128 + number))

// A reader that leaves early (`| head`) is no mistake; a full disk behind the output is one.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
	if (code === 'EPIPE') return
	process.stderr.write(`threaddeck: cannot write the output: ${message}\n`)
	process.exitCode = exitCodes.cannotRun
})
process.stderr.on('error', () => {})

const { run } = loadScript('program') as typeof import('./program.ts')
run(process.argv.slice(2), process).then(async (code) => {
	finished = true
	const failed = await Promise.all([process.stdout, process.stderr].map(written))
	// All is done once all is said: to wait until Node finds that out and tidies up would be a tenth of a short run.
	if (!failed.some(Boolean)) process.exit(process.exitCode ?? code)
	process.exitCode ??= code
})

/** Resolves when all that went into a stream has left it, to whether it could not. */
function written(stream: NodeJS.WriteStream): Promise<boolean> {
	return new Promise((resolve) => stream.write('', (error) => resolve(error instanceof Error)))
}
