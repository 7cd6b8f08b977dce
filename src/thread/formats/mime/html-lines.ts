import { Parser } from 'htmlparser2'

/**
 * The text of an HTML mail as lines, quotations (`<blockquote>`) marked with `> ` for each level, as a plain text mail
 * would have them. Only words: no mark is put in for lists, links or images, so that a quote stays what somebody wrote.
 * Paragraphs are set apart by an empty line; `<pre>` keeps its lines. Null when elements nest too deep to be a mail.
 */
export function htmlLines(html: string): string[] | null {
	const writer = writeHtml(html)
	return writer?.lines() ?? null
}

/** The same of a page's text, and which lines (from 1) stand in a `<pre>` outside quotations. What nests too deep is empty. */
export function htmlText(html: string): { readonly lines: readonly string[]; readonly code: readonly number[] } {
	const writer = writeHtml(html)
	return { lines: writer?.lines() ?? [], code: writer?.code ?? [] }
}

function writeHtml(html: string): LineWriter | null {
	const writer = new LineWriter()
	let depth = 0
	let hidden = 0
	let tooDeep = false
	const parser = new Parser({
		onopentagname: () => {
			// The parser searches its stack for every closing tag: deep nesting would cost quadratic time.
			if (++depth > deepestElement) {
				tooDeep = true
				parser.pause()
			}
		},
		onopentag: (name) => {
			if (unseen.has(name)) hidden++
			else if (name === 'blockquote') writer.quote(1)
			else if (name === 'br') writer.endLine()
			else if (apart.has(name)) writer.startParagraph()
			else if (block.has(name)) writer.startLine()
			else if (cell.has(name)) writer.write(' ')
			if (name === 'pre') writer.preformatted++
		},
		onclosetag: (name) => {
			depth--
			if (unseen.has(name)) hidden--
			else if (name === 'blockquote') writer.quote(-1)
			else if (apart.has(name)) writer.startParagraph()
			else if (block.has(name)) writer.startLine()
			if (name === 'pre') writer.preformatted--
		},
		ontext: (text) => {
			if (hidden === 0) writer.write(text)
		},
	})
	parser.end(html)
	return tooDeep ? null : writer
}

/** Mail programs nest a few dozen elements a reply; the worst real mails have some hundreds. */
const deepestElement = 2000
/** Deeper quotations are shown at this depth: each level lengthens every line. */
const deepestQuote = 50

const unseen: ReadonlySet<string> = new Set(['head', 'title', 'style', 'script', 'template'])
const apart: ReadonlySet<string> = new Set('p pre h1 h2 h3 h4 h5 h6 ul ol dl table hr'.split(' '))
const block: ReadonlySet<string> = new Set(
	'div li tr dt dd address article section header footer center form fieldset figure main nav aside caption body'.split(
		' ',
	),
)
const cell: ReadonlySet<string> = new Set(['td', 'th'])

/** Writes words into lines; an empty line is written once, and only between two lines with words. */
class LineWriter {
	preformatted = 0
	/** Numbers of lines in a `<pre>`, outside quotations. */
	readonly code: number[] = []
	readonly #lines: string[] = []
	#depth = 0
	#lastDepth = 0
	#text = ''
	#gap = false

	write(text: string): void {
		if (this.preformatted === 0) {
			const folded = text.replace(/[ \t\r\n\f]+/g, ' ')
			this.#text += this.#text === '' || this.#text.endsWith(' ') ? folded.replace(/^ /, '') : folded
			return
		}
		const [first = '', ...rest] = text.split(/\r?\n/)
		this.#text += first
		for (const line of rest) {
			this.endLine()
			this.#text = line
		}
	}

	/** Ends the line even when it is empty: `<br><br>` is an empty line. */
	endLine(): void {
		if (this.preformatted === 0 && this.#text.trim() === '') this.#gap = true
		else this.#flush()
	}

	startLine(): void {
		if (this.#text.trim() !== '') this.#flush()
		this.#text = ''
	}

	startParagraph(): void {
		this.startLine()
		this.#gap = true
	}

	quote(step: 1 | -1): void {
		this.startLine()
		this.#depth = Math.max(0, this.#depth + step)
	}

	lines(): string[] {
		this.startLine()
		return this.#lines
	}

	#flush(): void {
		const marks = '> '.repeat(Math.min(this.#depth, deepestQuote))
		// Where the depth changes, the marks set the lines apart.
		if (this.#gap && this.#depth === this.#lastDepth && this.#lines.length > 0) this.#lines.push(marks.trimEnd())
		if (this.preformatted > 0 && this.#depth === 0) this.code.push(this.#lines.length + 1)
		this.#lines.push(marks + this.#text.replaceAll('\u00a0', ' ').trimEnd())
		this.#text = ''
		this.#gap = false
		this.#lastDepth = this.#depth
	}
}
