import { availableParallelism } from 'node:os'
import { type Diagnostic, diagnostic, type Result } from './diagnostic.ts'
import type { FetchOptions } from './fetch/open-url.ts'
import { indexElsewhere } from './index-elsewhere.ts'
import { explain, failure, isFolder, type OpenFile } from './open-file.ts'
import { type Damage, type OpenedSource, openSource, SourceLost, unpackSource } from './open-source.ts'
import { type ByteSource, inMemory, type Place } from './source-file.ts'
import { type ArchiveFile, type Choice, chooseThread } from './thread/choose-thread.ts'
import type { ListedThread } from './thread/list-threads.ts'
import type { ThreadSource } from './thread/read-thread.ts'

/** A thread to be opened, and where it was asked for. */
export interface WantedThread {
	readonly path: string
	readonly place: Place
	readonly declared: ThreadSource['declared']
}

/** What was opened: the sources of one discussion, or, as nobody said which is meant, a list of an archive's threads. */
export type OpenedThreads =
	| {
			readonly outcome: 'one'
			readonly sources: ThreadSource[]
			/** Message-ID that `readThread` has to look for; null when it was found while opening. */
			readonly root: string | null
			/** Files of a folder that hold no message. */
			readonly skipped: readonly string[]
	  }
	| { readonly outcome: 'several'; readonly threads: readonly ListedThread[] }

export interface OpenOptions {
	/** Message-ID of the thread to take out of an archive. */
	readonly root?: string | null | undefined
	/** Where bytes come from; the file system when not given. */
	readonly open?: OpenFile | undefined
	readonly fetching?: FetchOptions | undefined
}

/**
 * Opens every thread: files, packed or not, folders of mail, the standard input, web addresses. Null when one of them
 * cannot be opened; each that cannot is reported.
 */
export async function openThreads(
	wanted: readonly WantedThread[],
	{ root = null, open, fetching = {} }: OpenOptions = {},
): Promise<Result<OpenedThreads | null>> {
	const files: ArchiveFile[] = []
	try {
		return await openAll(wanted, files, { root, open, fetching })
	} catch (error) {
		if (!(error instanceof SourceLost)) throw error
		const { path, message } = error
		const operand = files.find((file) => file.path === path)?.operand ?? 0
		const place = wanted[operand]?.place ?? { file: path, line: 1, column: 1 }
		const reason = `The thread "${path}" cannot be read: ${message}`
		return { value: null, diagnostics: [diagnostic('thread-unreadable', place, reason, 'Run it again.')] }
	}
}

async function openAll(
	wanted: readonly WantedThread[],
	files: ArchiveFile[],
	{ root = null, open, fetching = {} }: OpenOptions,
): Promise<Result<OpenedThreads | null>> {
	const diagnostics: Diagnostic[] = []
	for (const [operand, { path, place, declared }] of wanted.entries()) {
		for (const { file, opened, permalink = null } of await openOperand(path, open, fetching)) {
			if ('source' in opened) {
				files.push({ path: file, source: opened.source, operand, declared, permalink })
				const damage = opened.damage ?? cutOff(opened.source)
				if (damage) diagnostics.push(damaged(file, damage))
			} else {
				const code = opened.missing ? 'thread-not-found' : 'thread-unreadable'
				diagnostics.push(diagnostic(code, place, `The thread "${file}" cannot be read: ${opened.reason}`, opened.hint))
			}
		}
	}
	if (diagnostics.some(({ severity }) => severity === 'error')) return { value: null, diagnostics }
	const { value, diagnostics: chosen } = explainChoice(
		await chooseThread(files, root, indexElsewhere(availableParallelism())),
		wanted,
		root,
	)
	return { value, diagnostics: [...diagnostics, ...chosen] }
}

/** A thread named by its path alone, as on a command line. */
export function wantedThread(path: string): WantedThread {
	return { path, place: { file: path, line: 1, column: 1 }, declared: null }
}

/** Whether a thread's path is an address of the web. */
export function isUrl(path: string): boolean {
	return /^https?:\/\//i.test(path)
}

interface OpenedOperand {
	readonly file: string
	readonly opened: OpenedSource
	/** The address of one of its messages, `{id}` where the Message-ID goes. */
	readonly permalink?: string | null
}

async function openOperand(path: string, open: OpenFile | undefined, fetching: FetchOptions): Promise<OpenedOperand[]> {
	if (isUrl(path)) return fetchThread(path, fetching)
	if (open !== undefined) {
		const opened = await open(path)
		return [{ file: path, opened: opened.bytes ? await unpackSource(opened.bytes) : opened }]
	}
	if (path !== '-' && isFolder(path)) return openFolder(path)
	return [{ file: path, opened: await openSource(path) }]
}

async function fetchThread(address: string, options: FetchOptions): Promise<OpenedOperand[]> {
	const { openUrl } = await import('./fetch/open-url.ts')
	const fetched = await openUrl(address, options)
	if ('failed' in fetched) {
		const { reason, hint, status } = fetched
		return [{ file: address, opened: { bytes: null, missing: status === 404, reason, hint } }]
	}
	const { files, permalink } = fetched
	return files.map(({ path, bytes }) => ({ file: path, opened: { source: inMemory(bytes), damage: null }, permalink }))
}

async function openFolder(path: string): Promise<OpenedOperand[]> {
	const { filesIn } = await import('./folders/index.ts')
	try {
		const files = filesIn(path)
		if (files.length === 0) return [{ file: path, opened: failure('there is no file in the folder.', emptyFolder) }]
		const opened: OpenedOperand[] = []
		let inMemory = 0
		for (const file of files) {
			const one = await openSource(file, mostInMemory - inMemory)
			opened.push({ file, opened: one })
			if ('source' in one) inMemory += one.source.size
		}
		return opened
	} catch (error) {
		return [{ file: path, opened: explain(error as NodeJS.ErrnoException) }]
	}
}

/** What a larger folder holds stays where it is until it is needed. */
const mostInMemory = 256 * 1024 ** 2

const emptyFolder = 'Name a Maildir, or a folder with messages in it.'

/** An mbox ends with a line, an empty one in most: what breaks off within one was not copied to its end. */
function cutOff({ size, read }: ByteSource): Damage | null {
	const start = Buffer.alloc(5)
	const end = Buffer.alloc(1)
	read(start, 0)
	read(end, Math.max(0, size - 1))
	if (start.toString('latin1') !== 'From ' || end[0] === 0x0a) return null
	return { reason: 'breaks off in the middle of a line', hint: 'Download or copy it again.' }
}

function damaged(file: string, { reason, hint }: Damage): Diagnostic {
	const said = `This file ${reason}; what stands before is read.`
	return diagnostic('thread-damaged', { file, line: 1, column: 1 }, said, hint)
}

function explainChoice(
	choice: Choice,
	wanted: readonly WantedThread[],
	root: string | null,
): Result<OpenedThreads | null> {
	if (choice.outcome === 'one' || choice.outcome === 'several') return { value: choice, diagnostics: [] }
	const place = wanted[0]?.place ?? { file: '-', line: 1, column: 1 }
	const [reason, hint] = {
		none: [`No message of the thread has the id <${root}>.`, 'Give the Message-ID of any message of the thread.'],
		empty: ['No file in the folder holds a message.', emptyFolder],
		'too-large': [
			`The thread "${choice.outcome === 'too-large' ? choice.file.path : ''}" cannot be read: it is larger than 1 GiB.`,
			'Take one discussion out of it with --root and the Message-ID of one of its messages.',
		],
	}[choice.outcome] as [string, string]
	return { value: null, diagnostics: [diagnostic('thread-unreadable', place, reason, hint)] }
}

/** What an outline, which is about one thread, says when it was given several. */
export function severalThreads(threads: readonly ListedThread[], place: Place): Diagnostic {
	const [busiest] = threads
	const reason = `This archive holds ${threads.length} threads; the one to be presented must be named.`
	const hint = `Write "root: ${busiest?.root}" into the front matter or give --root; that is the busiest, "threaddeck show" lists them all.`
	return diagnostic('several-threads', place, reason, hint)
}
