import { exitCodes } from './exit-codes.ts'
import { printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** Says in one line why a run cannot go on, and returns its exit code: the machine's state, or a defect of threaddeck. */
export function giveUp(error: unknown, { stderr, env }: Pick<Terminal, 'stderr' | 'env'>): number {
	const message = printable(error instanceof Error ? error.message : String(error))
	if (isOfMachine(error)) {
		stderr.write(`threaddeck: Cannot go on: ${message}.\n`)
		return exitCodes.cannotRun
	}
	stderr.write(`threaddeck: ${message} (a defect of threaddeck; THREADDECK_DEBUG=1 shows where)\n`)
	if (env.THREADDECK_DEBUG && error instanceof Error) stderr.write(`${error.stack}\n`)
	return exitCodes.defect
}

/** Whether the system has no more to give, wherever that was met, or the working folder is gone. */
function isOfMachine(error: unknown): boolean {
	const { code = '', syscall } = (error ?? {}) as NodeJS.ErrnoException
	return ['EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EDQUOT', 'EIO'].includes(code) || syscall === 'uv_cwd'
}
