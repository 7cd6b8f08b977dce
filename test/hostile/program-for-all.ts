import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))

/** Copies the program, as it is installed, to where other users may read it: the project's folder may be closed to them. */
export function programForAll(folder: string): string {
	const { files } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { files: string[] }
	for (const name of ['package.json', ...files]) cpSync(join(project, name), join(folder, name), { recursive: true })
	execFileSync('chmod', ['-R', 'a+rX', folder])
	return join(folder, 'dist/cli/bin.js')
}
