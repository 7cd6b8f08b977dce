import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** The scripts of which code is kept: names, flags and help; what the commands do; and what colours code. */
export type ScriptName = 'program' | 'commands' | 'late-lowlight'

const scripts = join(import.meta.dirname, '../chunks')

/**
 * Runs a script of the bundle and returns what it exports. Beside it stands the code that V8 compiled of it when it was
 * built (scripts/keep-code.cjs): doing that again would be a third of a short run. Another V8, or one with other flags,
 * takes none of it and compiles anew.
 */
export function loadScript(name: ScriptName): unknown {
	const file = join(scripts, `${name}.cjs`)
	// The build writes it in ASCII.
	const source = `(function(exports,require,module,__dirname){${readFileSync(file, 'latin1')}\n})`
	const kept = `${file}.${process.versions.v8}-${process.arch}.code`
	const run = new Script(source, { filename: file, ...(existsSync(kept) && { cachedData: readFileSync(kept) }) })
	const load = createRequire(file)
	const others: Readonly<Record<string, ScriptName>> = {
		'./commands.cjs': 'commands',
		'./late-lowlight.cjs': 'late-lowlight',
	}
	const require = (id: string) => (id in others ? loadScript(others[id]!) : load(id))
	const module = { exports: {} }
	run.runInThisContext()(module.exports, require, module, scripts)
	return module.exports
}
