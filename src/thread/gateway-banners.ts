import { withAsciiTwin } from '../text/ascii-twin.ts'
import { type LineText, trait } from './line-text.ts'

/**
 * Lines that a company's mail gateway put on top of what came from outside: "CAUTION: This email originated from outside
 * of the organization. Do not click …". They stand in the midst of somebody's mail and are nobody's words. Outside
 * quotations that is so only where a mail begins: its writer may speak of such a line.
 */
export function gatewayBanners(lines: readonly LineText[], depths: readonly number[]): ReadonlySet<number> {
	let found: Set<number> | null = null
	let isTop = true
	for (let first = 0; first < lines.length; first++) {
		const line = lines[first]!
		if ((depths[first] === 0 && !isTop) || found?.has(first) || line.text === '' || line.text.length > longestLine)
			continue
		const end = line.has(isLabel) ? first + 1 : line.has(mayOpen) ? bannerEnd(lines, depths, first) : first
		if (end > first) found ??= new Set()
		for (let i = first; i < end; i++) found?.add(i)
		isTop &&= end > first || line.isBlank
	}
	return found ?? none
}

const none: ReadonlySet<number> = new Set()

/** Gateways write a sentence or three, on one line or wrapped. */
const mostLines = 6
const longestLine = 600

/** The label alone: "[EXTERNAL EMAIL]", and what Proofpoint sets around its banner. */
const label =
	/^\s*(?:[[(*]{1,3}\s*EXT(?:ERNAL)?(?: E-?MAIL| SENDER| MESSAGE)?\s*[\])*]{1,3}|External E-?mail:?(?: Use caution.{0,60})?|This Message Is From an? (?:External|Untrusted) Sender\.?|ZjQcmQRYFpfptBanner(?:Start|End))\s*$/i

/** How banners begin. Whoever writes of one begins otherwise, or does not go on as they do. */
const opening = withAsciiTwin(
	/^[\s*_[\]\p{S}\p{M}!|-]*(?:(?:CAUTION|WARNING|ATTENTION|NOTICE|NOTE|EXTERNAL|EXTERN|ACHTUNG|VORSICHT|HINWEIS|ATENCI[ÓO]N|PRECAUCI[ÓO]N|CUIDADO|ATTENZIONE|LET OP|AVERTISSEMENT)\b|This (?:e-?mail|message) (?:is|was|has|came|comes|originate[sd])\b|You don't often get e?-?mail from |Sie erhalten nicht (?:h|oft)|Diese (?:E-?Mail|Nachricht) )/iu,
)

const isLabel = trait((text) => label.test(text))
const mayOpen = trait((text) => opening.test(text))

/** What they say, in one of the languages they come in. */
const said = new RegExp(
	[
		'\\b(?:this|the) (?:e-?mail|message|sender)\\b.{0,40}\\b(?:from|is|originat\\w+|came|sent) .{0,24}\\b(?:outside|external|un(?:known|trusted|verified))\\b',
		'\\b(?:external|outside) (?:e-?mail|sender|source|account)\\b.{0,120}\\b(?:click|links?|attachments?|caution)\\b',
		"you don't often get e-?mail from \\S+@\\S+ {0,2}.{0,120}learn (?:why|more)",
		'(?:E-?Mail|Nachricht|Absender).{0,60}(?:außerhalb|extern)',
		"(?:courriel|e-?mail|message).{0,60}(?:de l['’]ext[ée]rieur|externe)",
		'(?:correo|mensaje|e-?mail).{0,60}(?:fuera de|extern[oa]|de fora)',
		'(?:e-?mail|messaggio|bericht).{0,60}(?:estern|van buiten|externe)',
	].join('|'),
	'iu',
)

/** Index behind the paragraph that begins at `first`, if it is a banner; else `first`. */
function bannerEnd(lines: readonly LineText[], depths: readonly number[], first: number): number {
	let end = first + 1
	while (
		end < lines.length &&
		end < first + mostLines &&
		depths[end] === depths[first] &&
		lines[end]?.isBlank === false
	)
		end++
	const words = lines.slice(first, end).map(({ text }) => text.trim())
	return said.test(words.join(' ')) ? end : first
}
