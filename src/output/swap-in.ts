import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { isRunning } from './is-running.ts'

/** Bytes of a file, or the files of a folder, and the absolute path that they are to have. */
export interface Written {
	readonly path: string
	readonly made: readonly OutputFile[] | Uint8Array
}

/**
 * Puts files and folders at their places in one step: all are written beside their places and flushed, then all are
 * renamed in, and what stood there before stays until then. Synchronous on purpose: a signal that the program handles is
 * handled before or after, never halfway. Throws what the system throws; then everything stands as it stood.
 */
export function swapIn(all: readonly Written[]): void {
	const undo: (() => void)[] = []
	try {
		for (const { path, made } of all) {
			mkdirSync(dirname(path), { recursive: true })
			const fresh = sibling(path, 'new', process.pid)
			undo.push(() => discard(fresh))
			if (made instanceof Uint8Array) writeFlushed(fresh, made)
			else writeFolder(fresh, made)
		}
		for (const { path, made } of all) undo.push(swapOne(path, made instanceof Uint8Array))
	} catch (error) {
		for (const step of undo.reverse()) step()
		throw error
	}
	for (const { path } of all) {
		flushFolder(dirname(path))
		discard(sibling(path, 'old', process.pid))
	}
}

/** Returns how to put back what was there. A file is never away; a folder is, between two calls of the system. */
function swapOne(path: string, isFile: boolean): () => void {
	const fresh = sibling(path, 'new', process.pid)
	const old = sibling(path, 'old', process.pid)
	const replaces = existsSync(path)
	if (replaces && isFile) linkOrCopy(path, old)
	else if (replaces) renameSync(path, old)
	const back = () => {
		if (!isFile || !replaces) discard(path)
		if (replaces) renameSync(old, path)
	}
	try {
		renameSync(fresh, path)
	} catch (error) {
		if (replaces) renameSync(old, path)
		throw error
	}
	return back
}

/** Some file systems have no links. */
function linkOrCopy(from: string, to: string): void {
	try {
		linkSync(from, to)
	} catch {
		copyFileSync(from, to)
	}
}

/** Clears up after a run that was killed: puts back what it had moved aside, removes what it left beside it. */
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
function discard(path: string): void {
	try {
		rmSync(path, { recursive: true, force: true })
	} catch {}
}

function writeFolder(folder: string, files: readonly OutputFile[]): void {
	const made = new Set<string>([folder])
	mkdirSync(folder)
	for (const { path, bytes } of files) {
		const target = join(folder, path)
		if (!target.startsWith(join(folder, '/'))) throw new Error(`"${path}" leaves the folder`)
		if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true })
		made.add(dirname(target))
		writeFlushed(target, bytes)
	}
	for (const path of made) flushFolder(path)
}

/** Written and on the disk, so that no crash after the renaming leaves a name without its bytes. */
function writeFlushed(path: string, bytes: Uint8Array): void {
	const file = openSync(path, 'wx')
	try {
		writeFileSync(file, bytes)
		fsyncSync(file)
	} finally {
		closeSync(file)
	}
}

/** Not every system can flush a folder, and none has to. */
function flushFolder(path: string): void {
	try {
		const folder = openSync(path, 'r')
		try {
			fsyncSync(folder)
		} finally {
			closeSync(folder)
		}
	} catch {}
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
		return kind && (Number(pid) === process.pid || !isRunning(Number(pid))) ? [{ name, kind }] : []
	})
}
