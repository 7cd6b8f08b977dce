import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CannotWrite } from './cannot-write.ts'
import { isRunning } from './is-running.ts'

/** How long to wait for another build, which holds its lock for no longer than the writing takes. */
const PATIENCE = 10_000
const PAUSE = 50
/** Longer than between the making of a lock and the writing into it. */
const MOMENT = 1_000

/**
 * Takes the place at `path` for this process while `work` runs; another build waits, at most ten seconds. A lock whose
 * process is gone is nobody's. Throws CannotWrite.
 */
export async function withLocks<T>(paths: readonly string[], work: () => T): Promise<T> {
	// Always in the same order, so that no two builds wait for each other.
	const locks = paths.map((path) => join(dirname(path), `.${basename(path)}.threaddeck-lock`)).sort()
	const held: string[] = []
	const release = () => {
		for (const lock of held) rmSync(lock, { force: true })
	}
	process.once('exit', release)
	try {
		for (const lock of locks) {
			await take(lock)
			held.push(lock)
		}
		return work()
	} finally {
		release()
		process.off('exit', release)
	}
}

async function take(lock: string): Promise<void> {
	mkdirSync(dirname(lock), { recursive: true })
	for (let waited = 0; !tryToTake(lock); waited += PAUSE) {
		if (waited >= PATIENCE) {
			throw new CannotWrite(`Another build (process ${holder(lock)}) is writing there. If none is, remove ${lock}.`)
		}
		await setTimeout(PAUSE)
	}
}

function tryToTake(lock: string): boolean {
	if (create(lock)) return true
	// Only one at a time may remove it: otherwise a second one, which has read the same, would remove the next build's lock.
	const removal = `${lock}-removal`
	if (isAbandoned(lock) && create(removal)) {
		if (isAbandoned(lock)) rmSync(lock, { force: true })
		rmSync(removal, { force: true })
	} else if (isAbandoned(removal)) rmSync(removal, { force: true })
	return false
}

/** False where it is there already. */
function create(lock: string): boolean {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' })
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
		throw error
	}
	// Not ours when this process slept so long between making and writing it that it was taken for abandoned.
	return holder(lock) === process.pid
}

/** Its process is gone, or was before it could say who it was. */
function isAbandoned(lock: string): boolean {
	const pid = holder(lock)
	return pid === null ? ageOf(lock) > MOMENT : !isRunning(pid)
}

function ageOf(lock: string): number {
	return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
}

/** The process that holds a lock; null when it was let go this moment. */
function holder(lock: string): number | null {
	try {
		return Number(readFileSync(lock, 'utf8')) || null
	} catch {
		return null
	}
}
