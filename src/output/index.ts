import { extname } from 'node:path'
import { argdown } from './argdown.ts'
import { CannotWrite } from './cannot-write.ts'
import { folder } from './folder.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { Output } from './output.ts'
import { pdf } from './pdf.ts'
import { pptx } from './pptx.ts'
import { singleFile } from './single-file.ts'

/** Every output. The suffix of a target's name chooses one. */
const outputs: readonly Output[] = [folder, singleFile, pdf, pptx, markdown, json, argdown]

/** The output that a target's name asks for: its suffix decides, a slash at the end makes it a folder. Throws CannotWrite. */
export function chooseOutput(target: string): Output {
	const suffix = /[\\/]$/.test(target) ? '' : extname(target).toLowerCase()
	const chosen = outputs.find((output) => output.suffix === suffix)
	if (chosen) return chosen
	const known = outputs.map((output) => output.suffix).filter((known) => known !== '')
	throw new CannotWrite(
		`Cannot write ${target}: there is no output for "${suffix}". ` +
			`The suffix may be ${known.join(', ')}; none, or "${target}/", makes a folder.`,
	)
}
