import type { ByteSource, MessageRange } from '../source-file.ts'
import { excerpt } from './excerpt.ts'
import { fieldNames, locateFields } from './formats/header-fields.ts'
import { type Format, formats } from './formats/index.ts'
import { mail } from './formats/mail.ts'
import { mbox } from './formats/mbox.ts'
import { type IndexElsewhere, indexMbox } from './index-mbox.ts'
import { type ListedThread, listThreads } from './list-threads.ts'
import type { ThreadSource } from './read-thread.ts'
import { ThreadIndex } from './thread-index.ts'

/** A file whose messages are not read yet. */
export interface ArchiveFile {
	readonly path: string
	readonly source: ByteSource
	/** Which of the things that were asked for it belongs to: the files of a folder are one. */
	readonly operand: number
	readonly declared: ThreadSource['declared']
	readonly permalink: ThreadSource['permalink']
}

/**
 * - one: the sources of one discussion; `root` is the Message-ID that still has to be found in them, or null; `skipped`
 *   are the files of a folder that hold no message
 * - several: something that was asked for holds more threads than one, and nobody said which
 * - none: no message has the id · empty: no file of the folders holds a message · too-large: a file, or the thread out
 *   of it, does not fit into memory
 */
export type Choice =
	| {
			readonly outcome: 'one'
			readonly sources: ThreadSource[]
			readonly root: string | null
			readonly skipped: readonly string[]
	  }
	| { readonly outcome: 'several'; readonly threads: readonly ListedThread[] }
	| { readonly outcome: 'none' }
	| { readonly outcome: 'empty' }
	| { readonly outcome: 'too-large'; readonly file: ArchiveFile }

/**
 * Chooses what is to be read. Operands are one discussion, as they were given together; but one that holds several threads
 * by itself is an archive, out of which `root`, any message's id, takes one. Only headers are looked at, so that an
 * archive may be of any size.
 */
export async function chooseThread(
	all: readonly ArchiveFile[],
	root: string | null,
	elsewhere: IndexElsewhere,
): Promise<Choice> {
	const sizes = new Map<number, number>()
	for (const { operand } of all) sizes.set(operand, (sizes.get(operand) ?? 0) + 1)
	const isAmongMany = ({ operand }: ArchiveFile): boolean => sizes.get(operand)! > 1

	const told = all.map((file) => ({ file, format: detectFormat(file) }))
	const kept = told.filter(({ file, format }) => format !== undefined || !isAmongMany(file))
	const skipped = told
		.filter(({ file, format }) => format === undefined && isAmongMany(file))
		.map(({ file }) => file.path)
	const files = kept.map(({ file }) => file)
	const kinds = kept.map(({ format }) => format)
	const choice = await choose(files, kinds, root, isAmongMany, root === null ? nowhere : elsewhere)
	return choice.outcome === 'one' ? { ...choice, skipped } : choice
}

async function choose(
	files: readonly ArchiveFile[],
	kinds: readonly (Format | undefined)[],
	root: string | null,
	isAmongMany: (file: ArchiveFile) => boolean,
	elsewhere: IndexElsewhere,
): Promise<Choice> {
	const isArchive = files.map((file, i) => kinds[i] === mbox || (kinds[i] === mail && isAmongMany(file)))
	if (files.length === 0) return { outcome: 'empty' }
	if (root === null && !isArchive.includes(true)) return whole(files, null)

	const ranges: Ranges | null = root === null ? new Map() : null
	const index = await indexThreads(files, kinds, ranges, elsewhere)
	if (root === null) {
		const operands = new Map<number, number>()
		for (let i = 0; i < index.size; i++) {
			const { operand } = files[index.fileOf(i)]!
			const thread = index.threadOf(i)
			if ((operands.get(operand) ?? thread) !== thread) return { outcome: 'several', threads: await listThreads(index) }
			operands.set(operand, thread)
		}
		return whole(files, null, ranges)
	}
	const pages = files.filter((_, i) => !isMail(kinds[i]))
	const thread = index.threadWith(root)
	if (thread === null) return pages.length === 0 ? { outcome: 'none' } : whole(pages, root)
	return takeMembers(files, kinds, index, thread, pages.length === 0 ? null : root)
}

/** A file in memory is looked at as a whole; of one that is too large for that, the start tells an mbox. */
function detectFormat({ path, source }: ArchiveFile): Format | undefined {
	const start = new Uint8Array(Math.min(telling, source.size))
	const bytes = start.subarray(0, source.read(start, 0))
	if (mbox.detects({ path, bytes })) return mbox
	const file = { path, bytes: source.size > mostLookedAt ? bytes : source.bytes() }
	return formats.find(({ detects }) => detects(file))
}

const mostLookedAt = 64 * 1024 ** 2
/** Enough for a format to be told. */
const telling = 64 * 1024

function isMail(format: Format | undefined): boolean {
	return format === mbox || format === mail
}

/** What is to be listed is not sent between threads of execution: its headers are most of it. */
const nowhere: IndexElsewhere = () => []

/** Where the messages of each mbox are: what is read as a whole need not be looked through for them again. */
type Ranges = Map<ArchiveFile, MessageRange[]>

/** @param ranges is filled; where it is null, nothing is kept for a list either */
async function indexThreads(
	files: readonly ArchiveFile[],
	kinds: readonly (Format | undefined)[],
	ranges: Ranges | null,
	elsewhere: IndexElsewhere,
): Promise<ThreadIndex> {
	const index = new ThreadIndex(ranges !== null)
	for (const [i, file] of files.entries()) {
		if (kinds[i] === mbox) {
			const found: MessageRange[] = []
			await indexMbox(index, i, file.source, elsewhere, ranges ? found : undefined)
			ranges?.set(file, found)
		} else if (kinds[i] === mail) addMail(index, i, file.source)
	}
	const { decodeHeader } = await import('./decode-header.ts')
	index.joinBySubject(decodeHeader)
	return index
}

/** Larger headers are refused when the mail is read. */
const longestHeaders = 256 * 1024

function addMail(index: ThreadIndex, file: number, source: ByteSource): void {
	const start = Buffer.allocUnsafe(Math.min(source.size, longestHeaders))
	const bytes = start.subarray(0, source.read(start, 0))
	const from = Math.max(
		0,
		bytes.findIndex((byte) => byte > 0x20),
	)
	const fields = new Int32Array(2 * fieldNames.length)
	locateFields(bytes, from, fields)
	index.add(file, 0, bytes, fields)
}

/** The thread's messages out of every file of mail, and all of what is no mail: no ids tell what belongs to it there. */
function takeMembers(
	files: readonly ArchiveFile[],
	kinds: readonly (Format | undefined)[],
	index: ThreadIndex,
	thread: number,
	root: string | null,
): Choice {
	const ranges: { start: number; end: number }[][] = files.map(() => [])
	for (let i = 0; i < index.size; i++) {
		if (index.threadOf(i) !== thread) continue
		const file = index.fileOf(i)
		const isLast = i + 1 === index.size || index.fileOf(i + 1) !== file
		ranges[file]!.push({ start: index.startOf(i), end: isLast ? files[file]!.source.size : index.startOf(i + 1) })
	}
	const sources: ThreadSource[] = []
	for (const [i, file] of files.entries()) {
		const taken = !isMail(kinds[i]) ? [{ start: 0, end: file.source.size }] : ranges[i]!
		if (taken.length === 0) continue
		if (taken.reduce((sum, { start, end }) => sum + end - start, 0) > mostInMemory)
			return { outcome: 'too-large', file }
		sources.push({ file: excerpt(file.path, file.source, taken), declared: file.declared, permalink: file.permalink })
	}
	return { outcome: 'one', sources, root, skipped: [] }
}

/** More than any discussion that people could follow. */
const mostInMemory = 1024 ** 3

function whole(files: readonly ArchiveFile[], root: string | null, ranges: Ranges | null = null): Choice {
	const tooLarge = files.find(({ source }) => source.size > mostInMemory)
	if (tooLarge !== undefined) return { outcome: 'too-large', file: tooLarge }
	const sources = files.map((file) => {
		const { path, source, declared, permalink } = file
		return { file: { path, bytes: source.bytes(), messages: ranges?.get(file) }, declared, permalink }
	})
	return { outcome: 'one', sources, root, skipped: [] }
}
