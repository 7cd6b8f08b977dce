import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { OutputFile } from '../source-file.ts'

/**
 * Puts files at `path` in one step: they are written beside it and renamed in, and what stood there before stays until
 * then. Synchronous on purpose: a signal that the program handles is handled before or after, never halfway.
 * Throws what the system throws; then the old folder stands as it stood.
 */
export function swapIn(path: string, files: readonly OutputFile[]): void {
	const fresh = sibling(path, 'new', process.pid)
	const old = sibling(path, 'old', process.pid)
	mkdirSync(dirname(path), { recursive: true })
	try {
		writeAll(fresh, files)
		const replaces = existsSync(path)
		if (replaces) renameSync(path, old)
		try {
			renameSync(fresh, path)
		} catch (error) {
			if (replaces) renameSync(old, path)
			throw error
		}
	} catch (error) {
		discard(fresh)
		throw error
	}
	discard(old)
}

/** Clears up after a run that was killed: puts back a folder that it had moved aside, removes what it left beside it. */
export function recover(path: string): void {
	const parent = dirname(path)
	if (!existsSync(parent)) return
	for (const { name, kind } of leftovers(readdirSync(parent), basename(path))) {
		const left = join(parent, name)
		if (kind === 'old' && !existsSync(path)) renameSync(left, path)
		else discard(left)
	}
}

/** The deck stands whether or not this works; what is left the next run removes. */
function discard(folder: string): void {
	try {
		rmSync(folder, { recursive: true, force: true })
	} catch {}
}

function writeAll(folder: string, files: readonly OutputFile[]): void {
	const made = new Set<string>()
	const make = (path: string) => {
		if (!made.has(path)) mkdirSync(path, { recursive: true })
		made.add(path)
	}
	mkdirSync(folder)
	for (const { path, bytes } of files) {
		const target = join(folder, path)
		if (!target.startsWith(join(folder, '/'))) throw new Error(`"${path}" leaves the folder`)
		make(dirname(target))
		writeFileSync(target, bytes, { flag: 'wx' })
	}
}

/** `.deck.threaddeck-new-4711` beside `deck`: hidden, and it tells whose it is and which process made it. */
function sibling(path: string, kind: 'new' | 'old', pid: number): string {
	return join(dirname(path), `.${basename(path)}.threaddeck-${kind}-${pid}`)
}

function leftovers(names: readonly string[], base: string): { name: string; kind: string }[] {
	const prefix = `.${base}.threaddeck-`
	return names.flatMap((name) => {
		if (!name.startsWith(prefix)) return []
		const [, kind, pid] = /^(new|old)-([0-9]{1,10})$/.exec(name.slice(prefix.length)) ?? []
		return kind && !isRunning(Number(pid)) ? [{ name, kind }] : []
	})
}

/** A process of another user counts as running: EPERM says that it is there. */
function isRunning(pid: number): boolean {
	if (pid === process.pid) return false
	try {
		process.kill(pid, 0)
		return true
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM'
	}
}
