#!/usr/bin/env node
// Writes the tables of docs/themes.md, what templates are given, from src/deck/. A test notices when they part.
//
//   node scripts/theme-contract.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const page = new URL('../docs/themes.md', import.meta.url)
const types = ['deck', 'thread-picture', 'quote-figure']
const start = '<!-- from here on written by scripts/theme-contract.mjs -->\n'

/** The page with its tables as the types are now. */
export function withContract(text) {
	const source = types
		.map((name) => readFileSync(new URL(`../src/deck/${name}.ts`, import.meta.url), 'utf8'))
		.join('\n')
	const [head] = text.split(start)
	return `${head}${start}\n${tables(source).join('\n')}`
}

// The file is written in one style, which the linter holds it to: a declaration ends with a brace in the first column.
function tables(source) {
	const declared = source.matchAll(
		/^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:interface (\w+)(?: extends (\w+))? {\n([\s\S]*?)\n\}|type (\w+) = (.*))$/gm,
	)
	return Array.from(declared, ([, comment = '', name, base, body = '', alias, of]) => {
		const about = words(comment)
		const title = `### ${name ?? alias}\n${about === '' ? '' : `\n${about}\n`}`
		if (alias !== undefined) return `${title}\n${code(of)}\n`
		const more = base === undefined ? '' : `\nAnd what every slide has: \`id\`, \`notes\`.\n`
		return `${title}${more}\n| | | |\n|---|---|---|\n${rows(body).join('\n')}\n`
	})
}

function rows(body) {
	const fields = body.matchAll(/(?:\t\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?\treadonly (\w+): (.*)/g)
	return Array.from(fields, ([, comment = '', name, type]) => `| \`${name}\` | ${code(type)} | ${words(comment)} |`)
}

function code(type) {
	return `\`${type.replaceAll('readonly ', '').replaceAll('|', '\\|')}\``
}

function words(comment) {
	return comment
		.split('\n')
		.map((line) => line.replace(/^\s*\*? ?/, '').trim())
		.filter((line) => line !== '')
		.join(' ')
		.replaceAll('|', '\\|')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, withContract(readFileSync(page, 'utf8')))
