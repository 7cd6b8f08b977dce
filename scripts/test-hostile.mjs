// Attacks decks with everything there is (test/hostile/), prints the figures, and holds SECURITY.md to them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'threaddeck-hostile-'))
const list = join(folder, 'figures')
writeFileSync(list, '')
const start = performance.now()
// How long something takes decides nothing: on a busy machine a deck of a thousand messages needs minutes.
const patient = ['--testTimeout=900000', '--hookTimeout=900000']
const { status } = spawnSync('npx', ['vitest', 'run', 'test/hostile', ...patient, ...process.argv.slice(2)], {
	stdio: 'inherit',
	env: { ...process.env, HOSTILE: 'full', HOSTILE_FIGURES: list },
})
const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean)
rmSync(folder, { recursive: true })

const said = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8')
const rows = lines.map((line) => JSON.parse(line)).sort((a, b) => (a.what < b.what ? -1 : 1))
console.log(`\nFigures, after ${Math.round((performance.now() - start) / 1000)} seconds:\n`)
let wrong = 0
for (const { what, figures } of rows) {
	// How long something took, and how often a policy had to act, is another number each time.
	const isSame = (name) => !/\bms\b|stopped/.test(name)
	const exact = Object.entries(figures).filter(([name]) => isSame(name))
	const row = `| ${what} | ${exact.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(', ')} |`
	const isSaid = said.includes(row)
	if (!isSaid) wrong++
	const others = Object.entries(figures).filter(([name]) => !isSame(name))
	console.log(
		`${row}${others.map(([name, count]) => ` ${name}: ${count}`).join(',')}${isSaid ? '' : ' (SECURITY.md says otherwise)'}`,
	)
}
process.exitCode = status !== 0 || wrong > 0 ? 1 : 0
