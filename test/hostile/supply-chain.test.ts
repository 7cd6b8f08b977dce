import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json')) as {
	readonly packages: Readonly<Record<string, Locked>>
}

interface Locked {
	readonly version: string
	readonly dev?: boolean
	readonly integrity?: string
	readonly resolved?: string
	readonly link?: boolean
	readonly hasInstallScript?: boolean
	readonly license?: string
}

const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const installed = packages.filter(([, { dev }]) => !dev)

/** Name and licence of what is inside dist/, as the build wrote it. */
const bundled = [
	...read('dist/THIRD-PARTY-LICENSES.txt').matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+\S* \((.*)\)$/gm),
].map(([, name = '', licence = '']) => ({ name, licence }))

/** Those that let a program be given away under MIT with no more than their text. */
const free = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Zlib', 'BlueOak-1.0.0']

function isFree(licence: string): boolean {
	const [all, any] = [/ AND /, / OR /].map((word) => licence.replace(/^\(|\)$/g, '').split(word))
	return all!.length > 1 ? all!.every(isFree) : any!.some((one) => free.includes(one))
}

test('what runs on a user’s machine is at most 40 packages, and SECURITY.md says what each is for', () => {
	const names = [
		...installed.map(([path]) => path.replace(/^.*node_modules\//, '')),
		...bundled.map(({ name }) => name),
	]
	console.log(`runtime packages: ${names.length} (${installed.length} installed, ${bundled.length} bundled)`)
	expect(bundled.length).toBeGreaterThan(20)
	expect(names.length).toBeLessThanOrEqual(40)
	const [, listed = ''] = read('SECURITY.md').split(/^## Packages$/m)
	const rows = [...listed.matchAll(/^\| (`[^|]+`) \| [^|]{10,} \|/gm)].flatMap(([, cell = '']) => [
		...cell.matchAll(/`([^`]+)`/g),
	])
	expect(rows.map(([, name]) => name).sort()).toEqual(names.sort())
})

test('every one may be given away with a program under the MIT licence', () => {
	const licences = [...bundled, ...installed.map(([name, { license = '' }]) => ({ name, licence: license }))]
	expect(licences.filter(({ licence }) => !isFree(licence))).toEqual([])
})

test('none runs a script when it is installed, nor does threaddeck', () => {
	expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
	const scripts = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']
	expect(Object.keys(manifest.scripts).filter((name) => scripts.includes(name))).toEqual([])
})

test('the lockfile says exactly which bytes, and no address of anybody’s registry', () => {
	expect(packages.length).toBeGreaterThan(100)
	expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
	expect(packages.filter(([, { resolved, link }]) => resolved !== undefined || link)).toEqual([])
	const { dependencies, devDependencies } = manifest
	expect(lock.packages['']).toMatchObject({ ...(dependencies && { dependencies }), devDependencies })
})

test('releases are published with provenance', () => {
	expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true })
})
