import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Something that somebody might write to a list so that it does harm in a deck. */
export interface Vector {
	readonly id: string
	/** Well formed, not empty. */
	readonly text: string
}

const attacks = new URL('../../../shared/attacks/', import.meta.url)

/** Whether all are tried (`npm run test:hostile`) or a sample of them (`npm test`). */
export const isFull: boolean = process.env.HOSTILE === 'full'

/** Script, markup and request vectors, gadgets of reveal.js, template tricks and naughty strings, each once. */
function allVectors(): Vector[] {
	const lines = [...readdirSync(new URL('xss/', attacks)).map((name) => `xss/${name}`), 'revealjs/gadgets.jsonl']
		.flatMap((name) => readFileSync(new URL(name, attacks), 'utf8').split('\n'))
		.filter((line) => line !== '')
		.map((line): { id: string; html: string } => JSON.parse(line))
	const strings = (name: string) => JSON.parse(readFileSync(new URL(name, attacks), 'utf8')) as string[]
	const vectors = [
		...lines.map(({ id, html }) => ({ id, text: html })),
		...strings('templates/handlebars-prototype.json').map((text, i) => ({ id: `handlebars-${i}`, text })),
		...strings('strings/blns.json').map((text, i) => ({ id: `naughty-${i}`, text })),
	]
	const unique = new Map(vectors.map((vector) => [wellFormed(vector.text).trim(), vector]))
	return [...unique].filter(([text]) => text !== '').map(([text, { id }]) => ({ id, text }))
}

/** So many of them, spread over all; all in the full run. */
export function vectorsToTry(sample: number): Vector[] {
	const vectors = allVectors()
	const step = vectors.length / sample
	return isFull ? vectors : vectors.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

/** Writes the synthetic mails, outlines and lists into a folder, from a program that makes the same ones every time. */
export function writeSynthetic(folder: string): void {
	execFileSync('python3', [new URL('tools/gen.py', attacks).pathname, folder], { stdio: 'ignore' })
}

/** The gadgets of a deck's address, and bodies of messages to its window. */
export function addressGadgets(): { readonly query: readonly string[]; readonly postMessage: readonly unknown[] } {
	return JSON.parse(readFileSync(new URL('revealjs/query-and-postmessage.json', attacks), 'utf8'))
}

/** Text without halves of characters, which no mail can hold. */
export function wellFormed(text: string): string {
	return Buffer.from(text, 'utf8').toString('utf8')
}

/** Text on one line. */
export function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
