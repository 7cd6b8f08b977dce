// What the bundle does to packages and templates so that a run loads and prepares only what it needs.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { partsOfTemplates, plainTemplate } from './plain-templates.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)

/** Packages that others name and that are never used here: nobody maps a template's source. */
export const unused = Object.fromEntries(['source-map'].map((name) => [name, join(root, 'scripts/unused.mjs')]))

/**
 * Packages that are asked for as CommonJS and as ES modules: one of the two is enough. And yaml's ES modules, which it
 * keeps for browsers: of these only what is used is bundled.
 */
export const alias = {
	...Object.fromEntries(['libmime', 'libqp', 'libbase64'].map((name) => [name, require.resolve(name)])),
	...unused,
	yaml: join(dirname(require.resolve('yaml/package.json')), 'browser/index.js'),
}

/** Files of their own beside the chunks, see each: what most runs never use, so that they need not even read it. */
export const lateFiles = [
	'charsets',
	'handlebars',
	'html',
	'lowlight',
	'marked',
	'mimetypes',
	'pptxgenjs',
	'subset-font',
].map((name) => `scripts/late-${name}.mjs`)

const utf8 = '/^utf-?8$/i.test(charset)'
const charsets = "require('./late-charsets.cjs')"

/** What stands in for modules, by their path or package: getters that load the module when one of them is first used. */
const lateModules = [
	{ name: /^node:child_process$/, contents: getters("require('node:child_process')", ['spawn']) },
	{ name: /^node:crypto$/, contents: getters("require('node:crypto')", ['createHash', 'hash']) },
	{
		name: /^node:zlib$/,
		contents: getters("require('node:zlib')", [
			'crc32',
			'createGunzip',
			'createZstdDecompress',
			'deflateSync',
			'gunzip',
			'inflateSync',
		]),
	},
	{ name: /^htmlparser2$/, contents: getters("require('./late-html.cjs')", ['Parser']) },
	{ name: /^handlebars$/, contents: getters("require('./late-handlebars.cjs').handlebars", ['create']) },
	{ name: /^marked$/, contents: getters("require('./late-marked.cjs')", ['Lexer', 'Marked']) },
	// Only modules that are themselves loaded late import these.
	{ name: /^lowlight$/, contents: "module.exports = require('./late-lowlight.cjs')" },
	{ name: /^pptxgenjs$/, contents: "module.exports = require('./late-pptxgenjs.cjs').default" },
	{ name: /^subset-font$/, contents: "module.exports = require('./late-subset-font.cjs').default" },
	{ name: /^iconv-lite$/, contents: getters(`${charsets}.iconv`, ['decode', 'encodingExists']) },
	{
		name: /libmime.dist.cjs.mimetypes\.js$/,
		contents: getters("require('./late-mimetypes.cjs')", ['list', 'extensions']),
	},
	{
		name: /libmime.dist.cjs.charset\.js$/,
		// For UTF-8 it is what the real ones do.
		contents: `
			exports.normalizeCharset = (charset) => ${utf8} ? 'UTF-8' : ${charsets}.normalizeCharset(charset)
			exports.decode = (bytes, charset) => ${utf8} ? bytes.toString('utf8') : ${charsets}.decode(bytes, charset)`,
	},
]

function getters(module, names) {
	const list = names.map((name) => `get ${name}() { return ${module}.${name} }`)
	return `module.exports = { __esModule: true, ${list} }`
}

export const late = {
	name: 'late',
	setup(build) {
		build.onResolve(
			{
				filter:
					/^node:[cz]|^handlebars$|^htmlparser2$|^iconv-lite$|^lowlight$|^marked$|^pptxgenjs$|^subset-font$|^\.\//,
			},
			({ path, resolveDir, namespace }) => {
				if (namespace === 'late') return { path, external: true }
				const wanted = path.startsWith('.') ? join(resolveDir, path) : path
				const found = lateModules.find(({ name }) => name.test(wanted))
				return found && { path: wanted, namespace: 'late', pluginData: found.contents }
			},
		)
		build.onLoad({ filter: /./, namespace: 'late' }, ({ pluginData: contents }) => ({ contents }))
		build.onEnd(({ metafile }) => {
			const isLost = ([path, { imports }]) =>
				!path.startsWith('dist/chunks/') && imports.some((other) => other.path.startsWith('./late-'))
			const lost = Object.entries(metafile?.outputs ?? {}).filter(isLost)
			return { errors: lost.map(([path]) => ({ text: `${path} does not stand beside the late files that it loads` })) }
		})
	},
}

/** The program's first script, for names and help, loads the second when a command runs (src/cli/load-script.ts). */
export const commandsApart = {
	name: 'commands-apart',
	setup(build) {
		build.onResolve({ filter: /^\.\/commands\.ts$/ }, () => ({ path: './commands.cjs', external: true }))
	},
}

/** The tables of iconv-lite stay files of their own, read when a mail is written in their charset. */
export const tablesApart = {
	name: 'tables-apart',
	setup(build) {
		build.onLoad({ filter: /iconv-lite.encodings.tables.[\w-]+\.json$/ }, ({ path }) => ({
			contents: readFileSync(path),
			loader: 'copy',
		}))
	},
}

/** subset-font finds its WebAssembly beside the chunk that it becomes a part of; of the formats it knows WOFF 2 is enough. */
export const wasmBeside = {
	name: 'wasm-beside',
	setup(build) {
		build.onLoad({ filter: /node_modules.subset-font.index\.js$/ }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replace("require.resolve('harfbuzzjs/dist/", "require.resolve('./"),
		}))
		build.onResolve({ filter: /^\.\/harfbuzz-subset\.wasm$/ }, ({ path }) => ({ path, external: true }))
		build.onResolve({ filter: /^woff2sfnt-sfnt2woff$/ }, ({ path }) => ({ path, namespace: 'unused' }))
		build.onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: '' }))
	},
}

/** Fills src/render/plain-templates.ts with the templates of the themes. */
export const plainTemplates = {
	name: 'plain-templates',
	setup(build) {
		build.onLoad({ filter: /src.render.plain-templates\.ts$/ }, ({ path }) => {
			const folder = join(root, 'templates')
			const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.hbs'))
			const entries = files.sort().map((file) => {
				const source = readFileSync(join(folder, file), 'utf8').replace(/\n$/, '')
				return `[${JSON.stringify(source)}, ${plainTemplate(source)}]`
			})
			const contents = `import { ${partsOfTemplates} } from './template-parts.ts'
export const plainTemplates = new Map([\n${entries.join(',\n')}\n])`
			return { contents, resolveDir: dirname(path) }
		})
	},
}

/** Parts of reveal.js that no deck uses: animations, text fitted in the browser, and what the deck's own dialogs replace. */
const unusedParts =
	/^fitty$|^\.\/controllers\/(?:autoanimate|jumptoslide|notes|overlay|printview|slidenumber)$|^\.\/components\/playback$/

/** reveal.js from its source, each unused part replaced by one whose every method does nothing and says no. */
export const leanReveal = {
	name: 'lean-reveal',
	setup(build) {
		build.onResolve({ filter: /^reveal\.js\/js\/reveal\.js$/ }, () => ({
			// The package exports no path to its source.
			path: join(dirname(require.resolve('reveal.js')), '../js/reveal.js'),
		}))
		build.onResolve({ filter: unusedParts }, ({ path }) => ({ path, namespace: 'unused' }))
		build.onLoad({ filter: /./, namespace: 'unused' }, () => ({
			contents: `export default class {
				constructor() { return new Proxy(this, { get: (part, name) => name in part ? part[name] : () => false }) }
			}`,
		}))
	},
}
