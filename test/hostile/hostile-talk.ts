import { type BuiltDeck, buildDeck } from '../../src/build-deck.ts'
import type { OpenFile } from '../../src/open-file.ts'
import { oneLine, type Vector, wellFormed } from './vectors.ts'

/** A talk in which every vector stands wherever text can stand. */
export interface HostileTalk {
	readonly built: BuiltDeck
	/** How many vectors stand on a slide as a quote; the others are no words of a quote, and stand in their message alone. */
	readonly quoted: number
}

/**
 * Builds a deck through the reader's door: each vector is a sender's name, a subject, a Message-ID, an address on the web,
 * the name of an attachment, a body, a quotation and an HTML part, and in the outline a title, prose, a link, a quote and
 * a note; the front matter's fields hold the first ones.
 */
export async function buildHostileTalk(vectors: readonly Vector[]): Promise<HostileTalk> {
	const mbox = Buffer.from(vectors.flatMap((vector, i) => messagesOf(vector, i, vectors)).join(''), 'utf8')
	const unquoted = new Set<number>()
	for (let tries = 0; tries < 6; tries++) {
		const { text, owners } = outlineOf(vectors, unquoted)
		const open: OpenFile = async (path) => ({ bytes: path === 'outline.md' ? Buffer.from(text, 'utf8') : mbox })
		const { value: build, diagnostics } = await buildDeck({ outline: 'outline.md', open })
		if (build.outcome === 'built') return { built: build.built, quoted: vectors.length - unquoted.size }
		const errors = diagnostics.filter(({ severity }) => severity === 'error')
		const before = unquoted.size
		for (const { place } of errors) {
			const owner = owners[place.line - 1]
			if (owner != null) unquoted.add(owner)
		}
		if (unquoted.size === before) throw new Error(JSON.stringify(errors.slice(0, 5)))
	}
	throw new Error('the outline is refused again and again')
}

/** A vector as a line of the outline, where a comment is the presenter's own way to leave something out. */
export function outlineWords({ text }: Vector): string {
	return oneLine(text).replaceAll('<!-', '<!_')
}

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\n')
const idOf = (i: number, { text }: Vector) => `${i}.${text.replace(/[\s<>\p{C}]+/gu, '').slice(0, 200)}@example.org`

function messagesOf(vector: Vector, i: number, vectors: readonly Vector[]): string[] {
	const { text } = vector
	const parent = i === 0 ? null : { id: idOf(i - 1, vectors[i - 1]!), text: vectors[i - 1]!.text }
	const head = (id: string, answered: string | undefined) =>
		[
			'From mboxrd@z Thu Jan  1 00:00:00 1970',
			`From: ${encoded(`P${i} ${text}`)} <p${i}@example.org>`,
			`Subject: ${encoded(`Re: ${text}`)}`,
			`Date: Mon, 02 Jan 2023 03:04:05 +0000`,
			`Message-ID: <${id}>`,
			`Archived-At: <${i % 2 === 0 ? text.replace(/\s+/g, ' ') : `https://example.org/${text.replace(/[\s<>]+/g, '')}`}>`,
			...(answered ? [`In-Reply-To: <${answered}>`, `References: <${answered}>`] : []),
			'MIME-Version: 1.0',
		].join('\n')
	const quotation = (parent?.text ?? 'nothing').split(/\r\n|[\n\r]/).map((line) => `> ${line}`)
	const body = [`Word ${i} to begin with.`, '', ...quotation, '', text, '', `Word ${i} to end with.`, ''].join('\n')
	const html = `<p>Marked word ${i} to begin with.</p><blockquote>${text}</blockquote><p title="${text}">${text}</p>`
	return [
		`${head(idOf(i, vector), parent?.id)}\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(body)}\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(wellFormed(text.slice(0, 200)))}\n\nx\n--b--\n\n`,
		`${head(`html.p${i}@example.org`, idOf(i, vector))}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(html)}\n\n`,
	]
}

/** The outline, and which vector each of its lines is a quote of. */
function outlineOf(
	vectors: readonly Vector[],
	unquoted: ReadonlySet<number>,
): { readonly text: string; readonly owners: readonly (number | null)[] } {
	const lines: string[] = []
	const owners: (number | null)[] = []
	const add = (owner: number | null, ...added: readonly string[]) => {
		lines.push(...added)
		owners.push(...added.map(() => owner))
	}
	const value = (i: number) =>
		JSON.stringify(wellFormed(`${i}: ${oneLine(vectors[i % vectors.length]!.text).slice(0, 300)}`))
	const people = (rest: number) =>
		JSON.stringify(vectors.map((_, i) => `p${i}@example.org`).filter((_, i) => i % 2 === rest))
	add(null, '---', `title: ${value(0)}`, `subtitle: ${value(1)}`, `author: ${value(2)}`, `venue: ${value(3)}`)
	add(null, 'thread: thread.mbox', 'sides:')
	add(null, `  A: { label: ${value(4)}, stance: ${value(5)}, people: ${people(0)} }`)
	add(null, `  B: { label: ${value(6)}, stance: ${value(7)}, people: ${people(1)} }`, '---')
	for (const [i, vector] of vectors.entries()) {
		const words = outlineWords(vector)
		add(null, '', `## ${i}: ${words} end`, '', `Prose: ${words} end`, '', `[link](<${words.replace(/[<>]/g, '')}>)`, '')
		if (!unquoted.has(i)) {
			add(
				i,
				...vector.text
					.replaceAll('\0', '')
					.split(/\r\n|[\n\r]/)
					.map((line) => `> ${line}`),
				`> — p${i}@example.org, <${idOf(i, vector)}>`,
			)
			add(null, '')
		}
		add(null, `> Word ${i} to begin with.`, `> — p${i}@example.org, <${idOf(i, vector)}>`, '')
		add(null, `> Marked word ${i} to begin with.`, `> — p${i}@example.org, <html.p${i}@example.org>`, '')
		add(null, `Note: ${words} end`)
	}
	return { text: `${lines.join('\n')}\n`, owners }
}
