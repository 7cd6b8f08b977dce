import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse, relative, resolve, sep } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { CannotWrite, cannotWrite } from './cannot-write.ts'
import { hashOf, markerName, markFiles, readMarker } from './marker.ts'
import { recover, swapIn } from './swap-folder.ts'

/**
 * A folder of files that any web server, or none, can show. A folder that is there already is replaced only when all
 * that is in it was written by threaddeck and is still as it was written.
 */
export const folder = {
	name: 'folder',
	suffix: '',
	write(files: readonly OutputFile[], target: string, source: string): string {
		const path = resolve(target)
		try {
			refusePrecious(path, target, source)
			recover(path)
			refuseForeign(path, target)
			swapIn(path, markFiles(files))
		} catch (error) {
			throw error instanceof CannotWrite ? error : cannotWrite(target, error)
		}
		return join(target, 'index.html')
	},
}

/** Folders that nobody means to replace, whatever is in them. */
function refusePrecious(path: string, target: string, source: string): void {
	const real = realpathOfParent(path)
	const refuse = (reason: string) => new CannotWrite(`Cannot write ${target}: ${reason}. Name a folder of its own.`)
	if (real === parse(real).root) throw refuse('it is the root of the file system')
	if (holds(real, realpath(homedir()))) throw refuse('your home folder lies there')
	if (holds(real, realpath(source))) throw refuse('the outline lies there')
	if (holds(real, realpath(process.cwd()))) throw refuse('it is the folder you are in')
}

function refuseForeign(path: string, target: string): void {
	const stat = lstatSync(path, { throwIfNoEntry: false })
	if (!stat) return
	const refuse = (reason: string) => new CannotWrite(`Cannot write ${target}: ${reason}`)
	if (stat.isSymbolicLink()) throw refuse('it is a symbolic link. Name the folder itself.')
	if (!stat.isDirectory()) throw refuse('a file is in the way. Move it, or name another folder.')

	const found = filesIn(path)
	if (found.length === 0) return
	const marker = readMarker(path)
	if (!marker) throw refuse(`the folder is not empty and was not made by threaddeck. Name another one.`)
	const added = found.filter((name) => name !== markerName && !marker.has(name))
	if (added.length > 0) throw refuse(`it holds what threaddeck did not write: ${some(added)}. Move that first.`)
	const changed = found.filter(
		(name) => name !== markerName && hashOf(readFileSync(join(path, name))) !== marker.get(name),
	)
	if (changed.length > 0) throw refuse(`it was changed since it was built: ${some(changed)}. Move that first.`)
}

/** Everything below a folder but the folders themselves, with forward slashes; an empty folder counts as a file. */
function filesIn(path: string, prefix = ''): string[] {
	return readdirSync(join(path, prefix), { withFileTypes: true }).flatMap((entry) => {
		const name = prefix + entry.name
		if (!entry.isDirectory()) return [name]
		const inside = filesIn(path, `${name}/`)
		return inside.length > 0 ? inside : [`${name}/`]
	})
}

function some(names: readonly string[]): string {
	const shown = names.slice(0, 3).join(', ')
	return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}

function holds(outer: string, inner: string): boolean {
	const path = relative(outer, inner)
	return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && parse(path).root === '')
}

/** The true path of a folder that need not exist yet; its last part is kept, for it may be a link. */
function realpathOfParent(path: string): string {
	const parent = dirname(path)
	return parent === path ? path : join(realpath(parent), parse(path).base)
}

function realpath(path: string): string {
	try {
		return realpathSync(path)
	} catch {
		const parent = dirname(path)
		return parent === path ? path : join(realpath(parent), parse(path).base)
	}
}
