import type { BodyLine } from './line-text.ts'
import type { Body } from './split-body.ts'
import type { Message, Participant } from './thread.ts'

/**
 * The writer of a message without From, by the way it is signed: a first name, a full name, or initials ("M.", "mz")
 * above or below "-- ". Null unless it fits exactly one of the people given.
 */
export function inferAuthor(body: Body, people: readonly Participant[]): Participant | null {
	for (const signed of signOffs(body.lines)) {
		const fitting = people.filter(({ names }) => names.some((name) => fits(signed, name)))
		if (fitting.length === 1) return fitting[0] ?? null
	}
	return null
}

/** The words at the end of a message by which it is told to be this person's; null when it is not signed so. */
export function signOffOf({ blocks }: Message, { names }: Participant): string | null {
	const lines = blocks.flatMap(({ kind, depth, text }) => text.split('\n').map((line) => ({ kind, depth, text: line })))
	return signOffs(lines).find((signed) => names.some((name) => fits(signed, name))) ?? null
}

/** The lines that may hold a signature, nearest to the end of the own text first. */
function signOffs(lines: readonly Pick<BodyLine, 'kind' | 'depth' | 'text'>[]): string[] {
	const own = lines.filter((line) => line.depth === 0 && line.kind === 'own' && line.text.trim() !== '')
	const signature = lines.filter(
		(line) => line.kind === 'signature' && !/^--/.test(line.text) && line.text.trim() !== '',
	)
	return [own.at(-1), signature[0]]
		.flatMap((line) => line?.text.trim() ?? [])
		.map((text) =>
			text
				.replace(/^(?:thanks|cheers|regards|best regards|best|kind regards|yours)[,!.]?\s+/i, '')
				.replace(/^[\s\-–—/~]+|[\s,.!]+$/g, ''),
		)
		.filter((text) => text !== '' && text.split(/\s+/).length <= 4)
}

function fits(signed: string, name: string): boolean {
	const words = name.toLowerCase().split(/\s+/)
	const said = signed.toLowerCase()
	const initials = words.map((word) => word[0] ?? '').join('')
	return (
		said === words.join(' ') || said === words[0] || said === words[0]?.[0] || said.replace(/[.\s]/g, '') === initials
	)
}
