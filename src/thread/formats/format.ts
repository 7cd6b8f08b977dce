import type { Result } from '../../diagnostic.ts'
import type { SourceFile } from '../../source-file.ts'
import type { RawMessage } from './raw-message.ts'

/** A way in: one file in this folder and one line in the list below. */
export interface Format {
	readonly name: string
	/** Looks at content alone and is cheap. */
	readonly detects: (file: SourceFile) => boolean
	readonly read: (file: SourceFile) => Promise<Result<readonly RawMessage[]>>
}
