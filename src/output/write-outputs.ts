import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { CannotWrite, cannotWrite } from './cannot-write.ts'
import { chooseOutput } from './index.ts'
import { withLocks } from './lock.ts'
import { markFiles, rememberHashes } from './marker.ts'
import type { Output, OutputSettings, RenderedDeck } from './output.ts'
import { refuseForeign, refusePrecious, type Target } from './refuse-target.ts'
import { sealBytes } from './seal.ts'
import { singleFile } from './single-file.ts'
import { recover, swapIn, type Written } from './swap-in.ts'

/** Where to write, and what must survive. */
export interface WriteRequest extends OutputSettings {
	/** Each one's suffix says what it becomes; none is a folder. */
	readonly targets: readonly string[]
	/** Files that the deck was made from: never replaced. */
	readonly inputs: readonly string[]
	/** Replace also what threaddeck did not make. */
	readonly force?: boolean
}

/**
 * Writes a deck in every form that is asked for, all or nothing: each is made before the first is put in its place.
 * A page in one file has its picture beside it. Returns the paths to open, as the targets were named. Throws
 * CannotWrite; then every place is as it was.
 */
export async function writeOutputs(deck: RenderedDeck, request: WriteRequest): Promise<readonly string[]> {
	const named = request.targets.map(targetOf)
	const targets = [...named, ...picturesBeside(named, deck)]
	await writeAll(targets, request, async () => {
		const all: Written[] = []
		for (const target of targets) all.push(await makeOne(target, deck, request))
		return all
	})
	return targets.map(({ name, isFolder }) => (isFolder ? join(name, 'index.html') : name))
}

/**
 * Writes a folder of several decks, all or nothing. Nothing at all when `make` gives null. Throws CannotWrite, before `make`
 * where it can.
 */
export async function writeFolder(
	name: string,
	request: Pick<WriteRequest, 'inputs' | 'force'>,
	make: () => Promise<readonly OutputFile[] | null>,
): Promise<void> {
	const target = targetOf(name)
	if (!target.isFolder) throw new CannotWrite(`Cannot write ${name}: several decks need a folder, not one file.`)
	await writeAll([target], request, async () => {
		const files = await make()
		return files && [{ path: target.path, made: markFiles(files) }]
	})
}

async function writeAll(
	targets: readonly Target[],
	request: Pick<WriteRequest, 'inputs' | 'force'>,
	make: () => Promise<readonly Written[] | null>,
): Promise<void> {
	const twice = targets.find(({ path }, i) => targets.findIndex((other) => other.path === path) !== i)
	if (twice) throw new CannotWrite(`Cannot write ${twice.name}: it is named twice.`)
	const hashOfFile = rememberHashes()
	const check = () => {
		for (const target of targets) {
			refusePrecious(target, request.inputs)
			recover(target.path)
			refuseForeign(target, request.force ?? false, hashOfFile)
		}
	}
	const paths = targets.map(({ path }) => path)
	try {
		// Before the work, so that a wrong name is said at once; and again before the swap, for the work takes a while. Never
		// while another build swaps, when a folder is away for a moment.
		await withLocks(
			paths.filter((path) => existsSync(`${dirname(path)}/`)),
			check,
		)
		const all = await make()
		if (all === null) return
		await withLocks(paths, () => {
			check()
			swapIn(all)
		})
	} catch (error) {
		throw isOfSystem(error) ? cannotWrite(nameOf(error, targets), error) : error
	}
}

interface ChosenTarget extends Target {
	readonly output: Output
}

function targetOf(name: string): ChosenTarget {
	const output = chooseOutput(name)
	return { name, path: resolve(name), isFolder: output.suffix === '', output }
}

/** A folder holds the picture for sharing; a page in one file has it as its neighbour. */
function picturesBeside(targets: readonly ChosenTarget[], { picture }: RenderedDeck): ChosenTarget[] {
	if (picture === undefined) return []
	const pages = targets.filter(({ output }) => output === singleFile)
	const names = new Set(pages.map(({ name }) => join(dirname(name), picture.path)))
	const output: Output = { name: 'picture', suffix: '.png', seal: ['', '\n'], make: async () => picture.bytes }
	return [...names].map((name) => ({ name, path: resolve(name), isFolder: false, output }))
}

/** A folder tells by its marker what threaddeck wrote, a file by its seal. */
async function makeOne({ output, path }: ChosenTarget, deck: RenderedDeck, settings: OutputSettings): Promise<Written> {
	const made = await output.make(deck, settings)
	if (!(made instanceof Uint8Array)) return { path, made: markFiles(made) }
	return { path, made: output.seal ? sealBytes(made, output.seal) : made }
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error
}

/** The target that a failed call of the system was about. */
function nameOf({ path = '' }: NodeJS.ErrnoException, targets: readonly Target[]): string {
	const found = targets.find((target) => path.includes(basename(target.path))) ?? targets[0]
	return found?.name ?? path
}
