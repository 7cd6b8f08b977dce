import { decodeTransfer } from './decode-transfer.ts'
import { signedContent } from './signed-data.ts'
import { type Part, splitParts } from './split-parts.ts'

/** The leaves of a message by what is done with them. */
export interface ShownParts {
	/** What a reader sees as its text, in order. */
	readonly texts: Part[]
	/** Attached messages: their words are not the sender's. */
	readonly messages: Part[]
	/** Files, invitations, signatures: named, not shown. */
	readonly others: Part[]
	/** How parts are encrypted that nobody can read here: "PGP/MIME", "S/MIME". */
	readonly encrypted: string[]
}

/**
 * Sorts the leaves of a message. Of alternatives the plain one is shown, as its lines are the sender's own; an opaque
 * signature is opened; a part that is an attachment is never shown as text.
 */
export async function shownParts(root: Part): Promise<ShownParts> {
	const shown: ShownParts = { texts: [], messages: [], others: [], encrypted: [] }
	const sorted = sort(root, { isRoot: true, isDigest: false }, shown)
	if (sorted !== null) await sorted
	return shown
}

interface Where {
	readonly isRoot: boolean
	/** RFC 2046 section 5.1.5: without a Content-Type, a part of a digest is a message. */
	readonly isDigest: boolean
}

/** Null where it is done: only an opaque signature is to be waited for, and nearly all mails are one leaf. */
function sort(part: Part, where: Where, shown: ShownParts): Promise<void> | null {
	return part.node.multipart === false ? sortLeaf(part, where, shown) : sortParts(part, shown)
}

async function sortParts(part: Part, shown: ShownParts): Promise<void> {
	const { multipart } = part.node
	const within = { isRoot: false, isDigest: multipart === 'digest' }
	if (multipart === 'encrypted') shown.encrypted.push('PGP/MIME')
	else if (multipart === 'alternative') {
		const best = bestAlternative(part.children)
		for (const child of part.children) {
			if (child === best) await sort(child, within, shown)
			// The same words in another form are no loss; an invitation is.
			else shown.others.push(...leaves(child).filter((leaf) => /^(?:text\/calendar|application\/)/.test(typeOf(leaf))))
		}
	} else for (const child of part.children) await sort(child, within, shown)
}

function sortLeaf(part: Part, { isRoot, isDigest }: Where, shown: ShownParts): Promise<void> | null {
	const type = typeOf(part)
	const isMessage = /^message\/(?:rfc822|global|news)$/.test(type) || (isDigest && !hasType(part))
	if (isMessage) shown.messages.push(part)
	else if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return sortCms(part, shown)
	else if (isText(type) && (isRoot || part.node.disposition !== 'attachment')) shown.texts.push(part)
	else if (part.bytes.length > 0) shown.others.push(part)
	return null
}

async function sortCms(part: Part, shown: ShownParts): Promise<void> {
	const content = signedContent(decodeTransfer(part.bytes, part.node.encoding || ''))
	if (content === null) shown.encrypted.push('S/MIME')
	else {
		shown.others.push(part)
		await sort(await splitParts(content), { isRoot: true, isDigest: false }, shown)
	}
}

/** The first that is plain text alone; else the last, which its sender thinks best. Empty ones are passed over. */
function bestAlternative(children: readonly Part[]): Part | undefined {
	const withText = children.filter((child) =>
		leaves(child).some((leaf) => isText(typeOf(leaf)) && leaf.bytes.length > 0),
	)
	return withText.find((child) => leaves(child).every((leaf) => typeOf(leaf) === 'text/plain')) ?? withText.at(-1)
}

function leaves(part: Part): Part[] {
	return part.node.multipart === false ? [part] : part.children.flatMap(leaves)
}

/** RFC 2046 section 4.1.4 has a text of an unknown kind read as plain; these are made for programs. */
function isText(type: string): boolean {
	return (
		type.startsWith('text/') && !/^text\/(?:calendar|(?:x-)?vcard|rtf|css|csv|xml|rfc822-headers|directory)$/.test(type)
	)
}

/** RFC 2045 section 5.2: a Content-Type that is none counts as plain text. */
export function typeOf(part: Part): string {
	const type = part.node.contentType || ''
	return /^[^/\s]+\/[^/\s]+$/.test(type) ? type : 'text/plain'
}

function hasType(part: Part): boolean {
	return part.fields.has('content-type')
}
