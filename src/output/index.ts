import { extname } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { CannotWrite } from './cannot-write.ts'
import { folder } from './folder.ts'

/** A way out: one file in this folder and one line in the list below. */
export interface Output {
	readonly name: string
	/** What the target's name ends with, lower case with its dot; empty for a folder. */
	readonly suffix: string
	/**
	 * Puts the deck's files at `target`, all or nothing, and returns the path to open. `source` is the folder that
	 * must survive (the outline's). Throws CannotWrite.
	 */
	readonly write: (files: readonly OutputFile[], target: string, source: string) => string
}

const outputs: readonly Output[] = [folder]

/** The output that a target's name asks for: its suffix decides, a slash at the end makes it a folder. Throws CannotWrite. */
export function chooseOutput(target: string): Output {
	const suffix = /[\\/]$/.test(target) ? '' : extname(target).toLowerCase()
	const chosen = outputs.find((output) => output.suffix === suffix)
	if (chosen) return chosen
	throw new CannotWrite(
		`Cannot write ${target}: this version writes a folder only, not "${suffix}". ` +
			`Use "-o ${target.slice(0, -suffix.length)}", or "-o ${target}/" for a folder of that name.`,
	)
}
