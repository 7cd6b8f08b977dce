import type { Drawn, Piece } from './drawing-writer.ts'

/** Drawings in which what several have in common is `/NAME Do`, and what that stands for, by name with its slash. */
export interface SharedDrawings {
	readonly drawings: readonly string[]
	readonly forms: ReadonlyMap<string, string>
}

/** Characters that are spared when it is taken out; with less, what the document has to say about it is longer. */
const LEAST = 1000

/**
 * Writes the drawings of pages as PDF content streams. What stands on several is taken out, so that the document can hold it
 * once: what every slide has, and paths such as the thread's line in its hundreds of strokes.
 */
export function shareDrawings(pages: readonly (readonly Piece[])[]): SharedDrawings {
	const forms = new Map<string, string>()
	const names = new Map<string, string>()
	const nameOf = (content: string) => {
		const name = names.get(content) ?? `/D${names.size}`
		names.set(content, name)
		forms.set(name, content)
		return name
	}
	const paths = onSeveral(
		pages.map((pieces) => pieces.map((piece) => ('mark' in piece ? '' : piece.body[1]))),
		LEAST,
	)
	const written = pages.map((pieces) =>
		pieces.map((piece): Written => {
			if ('mark' in piece) return { piece: null, key: `${piece.mark}\n` }
			const [before, path, after] = piece.body
			const body = `${before}${paths.has(path) ? `${nameOf(path)} Do` : path}${after}\n`
			return { piece, body, key: [piece.clip, piece.gs, piece.stroke, piece.fill, piece.font, body].join('\n') }
		}),
	)
	const common = onSeveral(written.map((pieces) => pieces.map(({ piece, key }) => (piece ? key : ''))))
	const runs = written.map((pieces) => runsOf(pieces, common))
	const shared = onSeveral(
		runs.map((page) => page.map(textOf)),
		LEAST,
	)
	const drawings = runs.map((page) => {
		const writer = new Writer()
		for (const run of page) {
			const text = textOf(run)
			if (shared.has(text)) writer.use(nameOf(text))
			else for (const piece of run) writer.write(piece)
		}
		return `.75 0 0 .75 0 0 cm\n${writer.end()}`
	})
	return { drawings, forms }
}

/** A mark has no piece. */
type Written =
	| { readonly piece: null; readonly key: string }
	| {
			readonly piece: Drawn
			/** What draws it. */
			readonly body: string
			/** The same for all that are drawn the same. */
			readonly key: string
	  }

/** What at least two pages have, and spares at least so many characters when all but one do without it. */
function onSeveral(pages: readonly (readonly string[])[], least = 1): ReadonlySet<string> {
	const seen = new Map<string, number>()
	for (const page of pages) for (const text of new Set(page)) seen.set(text, (seen.get(text) ?? 0) + 1)
	return new Set([...seen].filter(([text, count]) => (count - 1) * text.length >= least).map(([text]) => text))
}

/** What stands side by side and on several pages, together; all else alone. Marks have to stay on their page. */
function runsOf(pieces: readonly Written[], common: ReadonlySet<string>): Written[][] {
	const runs: Written[][] = []
	let run: Written[] | null = null
	for (const written of pieces) {
		const isCommon = written.piece !== null && common.has(written.key)
		if (isCommon && run) run.push(written)
		else {
			const alone = [written]
			runs.push(alone)
			run = isCommon ? alone : null
		}
	}
	return runs
}

/** As it is written where nothing was said before; empty for a mark. */
function textOf(run: readonly Written[]): string {
	if (run[0]?.piece === null) return ''
	const writer = new Writer()
	for (const written of run) writer.write(written)
	return writer.end()
}

const textAt = /^BT\n(\S+) (\S+) Td\n([\s\S]*)$/

/** Says what holds already no second time. */
class Writer {
	#text = ''
	/** Where the text stands that was written last, when nothing was since. */
	#textAt: readonly [x: number, y: number] | null = null
	#said = { gs: '', fillState: '', fill: '', stroke: '', font: '' }
	#clip = ''
	#outside = this.#said

	write(written: Written): void {
		if (written.piece === null) {
			this.#textAt = null
			this.#text += written.key
			return
		}
		const { clip, gs, fillState, fill, stroke, font } = written.piece
		this.#within(clip)
		const [, x, y, shown] = textAt.exec(written.body) ?? []
		const next = shown === undefined ? null : ([Number(x), Number(y)] as const)
		// One text after the other is one object; a place in it is told from the one before.
		const before = next && this.#textAt
		if (before) this.#text = this.#text.slice(0, -'ET\n'.length)
		this.#textAt = next
		const said = this.#said
		if (stroke === '' ? said.fillState !== fillState : said.gs !== gs) {
			this.#text += `${gs}\n`
			said.gs = gs
			said.fillState = fillState
		}
		for (const [name, choice] of [
			['stroke', stroke],
			['fill', fill],
			['font', font],
		] as const) {
			if (choice === '' || said[name] === choice) continue
			this.#text += `${choice}\n`
			said[name] = choice
		}
		const step = before && next?.map((place, i) => Math.round((place - (before[i] ?? 0)) * 10) / 10)
		this.#text += step ? `${step.join(' ')} Td\n${shown}` : written.body
	}

	use(form: string): void {
		this.#within('')
		this.#textAt = null
		this.#text += `${form} Do\n`
	}

	end(): string {
		this.#within('')
		return this.#text
	}

	#within(clip: string): void {
		if (clip === this.#clip) return
		this.#textAt = null
		if (this.#clip !== '') {
			this.#text += 'Q\n'
			this.#said = this.#outside
		}
		if (clip !== '') {
			this.#text += `q\n${clip}`
			this.#outside = { ...this.#said }
		}
		this.#clip = clip
	}
}
