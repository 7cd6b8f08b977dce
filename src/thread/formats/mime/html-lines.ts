import { Parser } from 'htmlparser2'

/** What a reader of web pages is told besides the words; `line` is the index of the line that is being written. */
export interface HtmlObserver {
	/** Whether a comment is a mark between lines: a new one starts there, and `mark` is called. */
	readonly isMark: (comment: string) => boolean
	readonly mark: (comment: string, line: number) => void
	readonly open: (name: string, attributes: Attributes, line: number) => void
	/** What stands in the place of an element's text; null when the text itself does. */
	readonly replace: (attributes: Attributes) => string | null
}

type Attributes = Readonly<Record<string, string>>

/**
 * The text of an HTML mail as lines, quotations (`<blockquote>`) marked with `> ` for each level, as a plain text mail
 * would have them. Only words: no mark is put in for lists, links or images, so that a quote stays what somebody wrote.
 * Paragraphs are set apart by an empty line; `<pre>` keeps its lines; what is not displayed is not there. Null when
 * elements nest too deep to be a mail.
 */
export function htmlLines(html: string, observer?: HtmlObserver): string[] | null {
	const writer = writeHtml(html, observer)
	return writer?.lines() ?? null
}

/** The same of a page's text, and which lines (from 1) stand in a `<pre>` outside quotations. */
export function htmlText(html: string): { readonly lines: readonly string[]; readonly code: readonly number[] } | null {
	const writer = writeHtml(html)
	return writer && { lines: writer.lines(), code: writer.code }
}

function writeHtml(html: string, observer?: HtmlObserver): LineWriter | null {
	const writer = new LineWriter()
	let depth = 0
	/** Depth of the element whose text is not shown, or replaced; 0 when there is none. */
	let silent = 0
	let tooDeep = false
	const parser = new Parser({
		onopentagname: () => {
			// The parser searches its stack for every closing tag: deep nesting would cost quadratic time.
			if (++depth > deepestElement) {
				tooDeep = true
				parser.pause()
			}
		},
		onopentag: (name, attributes) => {
			observer?.open(name, attributes, writer.line)
			const instead = silent === 0 ? (observer?.replace(attributes) ?? null) : null
			if (instead !== null) writer.write(instead)
			if (silent === 0 && (instead !== null || isUnseen(name, attributes))) silent = depth
			if (name === 'blockquote') writer.startQuote(!isIndent(attributes))
			else if (name === 'br') writer.endLine()
			else if (apart.has(name)) writer.startParagraph()
			else if (block.has(name)) writer.startLine()
			else if (cell.has(name)) writer.write(' ')
			if (name === 'pre') writer.startPreformatted()
		},
		onclosetag: (name) => {
			if (silent === depth) silent = 0
			depth--
			if (name === 'blockquote') writer.endQuote()
			else if (apart.has(name)) writer.startParagraph()
			else if (block.has(name)) writer.startLine()
			if (name === 'pre') writer.endPreformatted()
		},
		ontext: (text) => {
			if (silent === 0) writer.write(text)
		},
		oncomment: (text) => {
			if (observer?.isMark(text) !== true) return
			writer.startLine()
			observer.mark(text, writer.line)
		},
	})
	// Half of all references in mails, and the parser takes each letter of one by itself.
	parser.end(html.replaceAll('&nbsp;', '\u00a0'))
	return tooDeep ? null : writer
}

/** Mail programs nest a few dozen elements a reply; the worst real mails have some hundreds. */
const deepestElement = 2000
/** Deeper quotations are shown at this depth: each level lengthens every line. */
const deepestQuote = 50

const unseen: ReadonlySet<string> = new Set(['head', 'title', 'style', 'script', 'template', 'textarea', 'select'])

/** Words that a mail program hides were never said to its reader: the first lines some programs write for previews. */
function isUnseen(name: string, { style = '', hidden }: Attributes): boolean {
	return unseen.has(name) || hidden !== undefined || /display\s{0,9}:\s{0,9}none/i.test(style)
}

/** Gmail, Apple and Outlook set a paragraph in with a blockquote of their own, which has no border and cites nobody. */
function isIndent({ type, cite, class: names = '', style = '' }: Attributes): boolean {
	if (type === 'cite' || cite !== undefined || /quote|cite/i.test(names.replace('webkit-indent-blockquote', '')))
		return false
	return names.includes('webkit-indent-blockquote') || /border(?:-left)?\s{0,9}:\s{0,9}(?:none|0)/i.test(style)
}
const apart: ReadonlySet<string> = new Set('p pre h1 h2 h3 h4 h5 h6 ul ol dl table hr'.split(' '))
const block: ReadonlySet<string> = new Set(
	'div li tr dt dd address article section header footer center form fieldset figure main nav aside caption body'.split(
		' ',
	),
)
const cell: ReadonlySet<string> = new Set(['td', 'th'])

/** Writes words into lines; an empty line is written once, and only between two lines with words. */
class LineWriter {
	/** Numbers of lines in a `<pre>`, outside quotations. */
	readonly code: number[] = []
	#preformatted = 0
	readonly #lines: string[] = []
	/** For each open blockquote, whether it quotes. */
	readonly #open: boolean[] = []
	#depth = 0
	#lastDepth = 0
	#text = ''
	#gap = false
	#atStart = false
	#endsBlank = false

	/** Index of the line that is being written. */
	get line(): number {
		return this.#lines.length
	}

	/** HTML has the line break right behind `<pre>` dropped. */
	startPreformatted(): void {
		this.#preformatted++
		this.#atStart = true
	}

	endPreformatted(): void {
		this.#preformatted = Math.max(0, this.#preformatted - 1)
	}

	write(words: string): void {
		const text = this.#atStart ? words.replace(/^\r?\n/, '') : words
		this.#atStart = false
		if (this.#preformatted === 0) {
			const folded = text.replace(/[ \t\r\n\f]+/g, ' ')
			const added = this.#text === '' || this.#endsBlank ? folded.replace(/^ /, '') : folded
			this.#text += added
			// Asked of the whole text, it would have to be put together again for every word.
			if (added !== '') this.#endsBlank = added.endsWith(' ')
			return
		}
		const [first = '', ...rest] = text.split(/\r?\n/)
		this.#text += first
		this.#endsBlank = false
		for (const line of rest) {
			this.endLine()
			this.#text = line
		}
	}

	/** Ends the line even when it is empty: `<br><br>` is an empty line. */
	endLine(): void {
		if (this.#preformatted === 0 && this.#text.trim() === '') this.#gap = true
		else this.#flush()
	}

	startLine(): void {
		if (this.#text.trim() !== '') this.#flush()
		// Editors write an empty line as a paragraph with a no-break space in it.
		else if (this.#text.includes('\u00a0')) this.#gap = true
		this.#text = ''
	}

	startParagraph(): void {
		this.startLine()
		this.#gap = true
	}

	startQuote(isQuotation: boolean): void {
		this.startLine()
		this.#open.push(isQuotation)
		if (isQuotation) this.#depth++
	}

	endQuote(): void {
		this.startLine()
		if (this.#open.pop() === true) this.#depth--
	}

	lines(): string[] {
		this.startLine()
		return this.#lines
	}

	#flush(): void {
		const marks = '> '.repeat(Math.min(this.#depth, deepestQuote))
		// Where the depth changes, the marks set the lines apart.
		if (this.#gap && this.#depth === this.#lastDepth && this.#lines.length > 0) this.#lines.push(marks.trimEnd())
		if (this.#preformatted > 0 && this.#depth === 0) this.code.push(this.#lines.length + 1)
		const text = this.#text.replaceAll('\u00a0', ' ')
		// Only there blanks at the end of a line are its writer's: "-- ".
		const kept = this.#preformatted > 0 ? text : text.trimEnd()
		this.#lines.push(kept === '' ? marks.trimEnd() : marks + kept)
		this.#text = ''
		this.#gap = false
		this.#lastDepth = this.#depth
	}
}
