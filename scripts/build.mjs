// Makes dist/: the bundled program and library, their types, and the licences of what is bundled.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import {
	alias,
	commandsApart,
	late,
	lateFiles,
	leanReveal,
	plainTemplates,
	tablesApart,
	unused,
	wasmBeside,
} from './bundle-plugins.mjs'
import { leanStyles } from './lean-styles.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

const always = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node20.19',
	// Without this, esbuild makes a regular expression with \p{…} anew wherever it is used.
	supported: { 'regexp-unicode-property-escapes': true },
	minifySyntax: true,
	minifyWhitespace: true,
	metafile: true,
	logLevel: 'warning',
}

rmSync(dist, { recursive: true, force: true })
const bundles = await Promise.all([
	bundleScript('src/cli/bin.ts', 'dist/cli/bin.js'),
	bundleScript('src/cli/program.ts', 'dist/chunks/program.cjs'),
	bundleScript('src/cli/commands.ts', 'dist/chunks/commands.cjs'),
	bundleScript('src/index-worker.ts', 'dist/chunks/index-worker.cjs'),
	bundleLibrary(),
	bundleLate(),
	bundlePage(),
]).catch(() => process.exit(1)) // esbuild has said why
chmodSync(join(dist, 'cli/bin.js'), 0o755)
// The package's modules are ES modules; a CommonJS script starts without Node's loader for these.
writeFileSync(join(dist, 'cli/package.json'), '{ "type": "commonjs" }\n')
copyFileSync(join(root, 'node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'), join(dist, 'chunks/harfbuzz-subset.wasm'))
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences(bundledPackages()))
writeStyles()
for (const name of ['program', 'commands', 'late-lowlight']) writeInAscii(join(dist, `chunks/${name}.cjs`))
keepCode()
writeTypes()

/**
 * A script of the program, which has as few as it has stages (src/cli/load-script.ts): each file more to find, read and
 * link costs a run 1 ms. CommonJS, since only such a script can be given the code that was kept for it.
 */
function bundleScript(entry, outfile) {
	return build({
		...always,
		entryPoints: [entry],
		outfile,
		format: 'cjs',
		supported: { ...always.supported, 'dynamic-import': false },
		define: { 'import.meta.dirname': '__dirname' },
		external: ['playwright-core'],
		alias,
		plugins: [late, commandsApart, plainTemplates],
	})
}

/** Node reads ASCII fastest; esbuild leaves other characters in regular expressions. */
function writeInAscii(file) {
	const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
	writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped))
}

function bundleLibrary() {
	return build({
		...always,
		entryPoints: { index: 'src/index.ts', 'deck-worker': 'src/site/deck-worker.ts' },
		outdir: 'dist',
		format: 'esm',
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		alias,
		plugins: [late, plainTemplates],
		// CommonJS packages ask for Node's own modules by require, which an ES module does not have.
		banner: { js: "import{createRequire as __from}from'node:module';const require=__from(import.meta.url);" },
	})
}

/** Runs the program once as a user does, and keeps the code that this takes. */
function keepCode() {
	const example = join(root, 'examples/cacheable-device-memory')
	const outline = join(example, 'outline.md')
	const deck = join(mkdtempSync(join(tmpdir(), 'threaddeck-')), 'deck')
	for (const args of [
		['build', outline, '-o', deck],
		['check', outline],
		['show', join(example, 'thread.mbox')],
		['--help'],
	]) {
		const keeper = join(root, 'scripts/keep-code.cjs')
		const { status, stderr } = spawnSync(process.execPath, ['--require', keeper, join(dist, 'cli/bin.js'), ...args])
		if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
	}
	rmSync(dirname(deck), { recursive: true })
}

function bundleLate() {
	return build({
		...always,
		entryPoints: lateFiles,
		outdir: 'dist/chunks',
		outExtension: { '.js': '.cjs' },
		format: 'cjs',
		assetNames: '[name]',
		// What jszip streams with is Node's.
		alias: { ...unused, 'readable-stream': 'node:stream' },
		plugins: [tablesApart, wasmBeside],
	})
}

/** What runs in the deck, and in its live preview: classic scripts, since modules do not load from files. */
function bundlePage() {
	return build({
		absWorkingDir: root,
		bundle: true,
		entryPoints: ['src/page/start.ts', 'src/page/deck.ts', 'src/page/live.ts'],
		outdir: 'dist/page',
		format: 'iife',
		target: 'es2022',
		minify: true,
		metafile: true,
		banner: {
			js: '/*! With reveal.js, https://revealjs.com, copyright Hakim El Hattab and contributors, MIT licence. */',
		},
		logLevel: 'warning',
		plugins: [leanReveal],
	})
}

/** The styles that reveal.js needs for what runs in the deck and stands in its templates. */
function writeStyles() {
	const templates = join(root, 'templates/default')
	const names = readdirSync(templates, { recursive: true }).filter((name) => name.endsWith('.hbs'))
	const sources = [join(dist, 'page/deck.js'), ...names.map((name) => join(templates, name))]
	writeFileSync(join(dist, 'page/reveal.css'), leanStyles(sources.map((path) => readFileSync(path, 'utf8'))))
}

/** Declarations beside the bundle; tsc says what is wrong. */
function writeTypes() {
	const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
	const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
	if (status !== 0) process.exit(1)
}

/** Folders of the packages that have at least one byte in dist, by name. */
function bundledPackages() {
	const outputs = bundles.flatMap(({ metafile }) => Object.values(metafile.outputs))
	const inputs = outputs.flatMap((output) => Object.entries(output.inputs))
	const folders = inputs
		.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
		.map(([path]) => /^(?!late)(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
		.filter((folder) => folder !== undefined)
	// A program of its own, copied as it is.
	return [...new Set([...folders, 'node_modules/harfbuzzjs'])].sort()
}

function licences(folders) {
	const texts = folders.map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
		const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
		if (files.length === 0) throw new Error(`${name} has no licence file: it cannot be bundled`)
		const text = files.sort().map((file) => readFileSync(join(root, folder, file), 'utf8').trim())
		return `${name} ${version} (${license})\n\n${text.join('\n\n')}\n`
	})
	return texts.join(`\n${'-'.repeat(80)}\n\n`)
}
