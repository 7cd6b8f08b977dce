import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse, relative, resolve, sep } from 'node:path'
import { CannotWrite } from './cannot-write.ts'
import { markerName, readMarker } from './marker.ts'
import { isSealed } from './seal.ts'

/** What is to be written where. */
export interface Target {
	/** As the user wrote it. */
	readonly name: string
	/** Absolute. */
	readonly path: string
	readonly isFolder: boolean
}

/**
 * Places that nobody means to replace, whatever is in them, not even by force. `inputs` are the files that were read.
 * Throws CannotWrite.
 */
export function refusePrecious({ name, path, isFolder }: Target, inputs: readonly string[]): void {
	const real = realpathOfParent(path)
	const refuse = (reason: string) =>
		new CannotWrite(`Cannot write ${name}: ${reason}. Name a ${isFolder ? 'folder of its own' : 'new file'}.`)
	const isTouched = (other: string) => (isFolder ? holds(real, other) : real === other)
	const touched = inputs.find((input) => isTouched(realpath(resolve(input))))
	if (real === parse(real).root) throw refuse('it is the root of the file system')
	if (isTouched(realpath(homedir()))) throw refuse('your home folder lies there')
	if (touched !== undefined) throw refuse(isFolder ? `${touched} lies there` : 'the deck is made from it')
	if (isTouched(realpath(process.cwd()))) throw refuse('it is the folder you are in')
}

/**
 * What threaddeck did not write, or what was changed since. An empty folder or file is nobody's. By `force` all but links
 * and the wrong kind of thing may be replaced. Throws CannotWrite.
 *
 * @param hashOfFile as in marker.ts
 */
export function refuseForeign(target: Target, force: boolean, hashOfFile: (path: string) => number): void {
	const { name, path, isFolder } = target
	const stat = lstatSync(path, { throwIfNoEntry: false })
	if (!stat) return
	const refuse = (reason: string) => new CannotWrite(`Cannot write ${name}: ${reason}`)
	if (stat.isSymbolicLink()) throw refuse(`it is a symbolic link. Name the ${isFolder ? 'folder' : 'file'} itself.`)
	if (isFolder && !stat.isDirectory()) throw refuse('a file is in the way. Move it, or name another folder.')
	if (!isFolder && !stat.isFile()) throw refuse(`${kindOf(stat)} is in the way. Move it, or name another file.`)
	if (force) return
	const reason = isFolder ? foreignInFolder(path, hashOfFile) : foreignFile(path, stat)
	if (reason) throw refuse(`${reason} Move that first, name another place, or replace it with --force.`)
}

function foreignFile(path: string, { size }: Stats): string | null {
	return size === 0 || isSealed(readFileSync(path))
		? null
		: 'that file was not made by threaddeck, or was changed since.'
}

function foreignInFolder(path: string, hashOfFile: (path: string) => number): string | null {
	const found = filesIn(path)
	if (found.length === 0) return null
	const marker = readMarker(path)
	if (!marker) return 'the folder is not empty and was not made by threaddeck.'
	const added = found.filter((file) => file !== markerName && !marker.has(file))
	if (added.length > 0) return `it holds what threaddeck did not write: ${some(added)}.`
	const isChanged = (file: string) => file !== markerName && hashOfFile(join(path, file)) !== marker.get(file)
	const changed = found.filter(isChanged)
	return changed.length > 0 ? `it was changed since it was built: ${some(changed)}.` : null
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

function kindOf(stat: Stats): string {
	return stat.isDirectory() ? 'a folder' : 'a device or pipe'
}

function some(names: readonly string[]): string {
	const shown = names.slice(0, 3).join(', ')
	return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}

function holds(outer: string, inner: string): boolean {
	const path = relative(outer, inner)
	return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && parse(path).root === '')
}

/** The true path of a place that need not exist yet; its last part is kept, for it may be a link. */
function realpathOfParent(path: string): string {
	const parent = dirname(path)
	return parent === path ? path : join(realpath(parent), parse(path).base)
}

function realpath(path: string): string {
	try {
		return realpathSync(path)
	} catch {
		return realpathOfParent(path)
	}
}
