/** A deck that cannot be written where it was asked for. The message is a sentence for the user, without a stack. */
export class CannotWrite extends Error {
	override readonly name = 'CannotWrite'
}

/** Words for what the system refused, with its own code so that it can be looked up. */
export function cannotWrite(path: string, error: unknown): CannotWrite {
	const { code, message } = error as NodeJS.ErrnoException
	const reason = (code && reasons[code]) ?? message
	return new CannotWrite(`Cannot write ${path}: ${reason}${code && reasons[code] ? ` (${code})` : ''}.`)
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'you have no permission',
	EPERM: 'you have no permission',
	EROFS: 'the file system is read-only',
	ENOSPC: 'the disk is full',
	EDQUOT: 'your share of the disk is used up',
	ENOTDIR: 'a part of its path is a file, not a folder',
	ENAMETOOLONG: 'the name is too long',
	EBUSY: 'it is in use',
	EXDEV: 'it is the root of another file system',
	EMFILE: 'too many files are open',
	ENOTEMPTY: 'another build wrote it at the same moment',
	EEXIST: 'another build wrote it at the same moment',
}
