import type { Result } from '../../diagnostic.ts'
import type { SourceFile } from '../../source-file.ts'
import type { LineTable } from '../line-table.ts'
import type { RawMessage } from './raw-message.ts'

/** A way in: one file in this folder and one line in the list below. */
export interface Format {
	readonly name: string
	/** Looks at content alone and is cheap. */
	readonly detects: (file: SourceFile) => boolean
	/** `table` keeps the lines of the discussion that the file is a part of. */
	readonly read: (file: SourceFile, table?: LineTable) => Promise<Result<readonly RawMessage[]>>
}
