/** A template that cannot be compiled or filled; the message is a sentence for whoever wrote it. */
export class TemplateError extends Error {
	override readonly name = 'TemplateError'
	/** The template's name, as in a Theme, and where in it, from 1. */
	readonly template: string
	readonly line: number
	readonly column: number

	constructor(template: string, source: string, error: Error & { lineNumber?: number; column?: number }) {
		super(inWords(error.message))
		this.template = template
		this.line = error.lineNumber ?? parsedLine(error.message) ?? namedLine(error.message, source)
		this.column = (error.column ?? 0) + 1
	}
}

/** Handlebars speaks of its own objects, and draws parse errors over several lines. */
function inWords(message: string): string {
	const missing = /^"([^"]{1,100})" not defined in/.exec(message)?.[1]
	if (missing !== undefined) return `"${missing}" is not in this template's data.`
	const partial = /^The partial (.{1,200}) could not be found$/.exec(message)?.[1]
	if (partial !== undefined) return `There is no template "${partial}".`
	const [first = '', , , expected] = message.split('\n')
	if (first.startsWith('Parse error')) return `It cannot be parsed: ${expected ?? 'something is not closed'}.`
	return `${first.replace(/ - \d+:\d+$/, '').replace(/\.?$/, '')}.`
}

function parsedLine(message: string): number | null {
	const line = /^Parse error on line (\d{1,9})/.exec(message)?.[1]
	return line === undefined ? null : Number(line)
}

/** The line that speaks of what could not be found. */
function namedLine(message: string, source: string): number {
	const name = /^The partial (.{1,200}) could not be found$/.exec(message)?.[1]
	const lines = source.split('\n')
	return Math.max(1, name === undefined ? 1 : lines.findIndex((line) => line.includes(name)) + 1)
}
