import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { isDisguised } from './disguise.ts'
import type { Mailbox, RawMessage } from './formats/raw-message.ts'
import { lookAlikeNames } from './look-alike-names.ts'
import { isNobodysAddress } from './people.ts'
import type { Participant } from './thread.ts'

/** What there is to say of senders who could be taken for somebody else. Of a thread no line is told: its file is named. */
export function mistakableSenders(
	participants: readonly Participant[],
	messages: readonly { readonly raw: RawMessage }[],
	file: string | null,
): Diagnostic[] {
	if (file === null) return []
	const place = { file, line: 1, column: 1 }
	const alike = lookAlikeNames(participants).map(({ one, other, character }) =>
		diagnostic(
			'look-alike-names',
			place,
			`Two people have names that look alike: ${called(one)} and ${called(other)}, who is written with ${codePoint(character)}.`,
			'Credit them by address, and say on a slide who is who. If they are one, join them under "people".',
		),
	)
	const disguised = new Map(
		[...new Set(messages.map(({ raw }) => raw.from))].flatMap((from) =>
			from && !isNobodysAddress(from.address ?? '') && isDisguised(from) ? [[key(from), from]] : [],
		),
	)
	const spoofs = [...disguised.values()].map(({ name, address }) =>
		diagnostic(
			'misleading-sender',
			place,
			`Somebody whose address is <${address}> is called "${name}": the name shows another address.`,
			'Anybody can write any name. Believe the address, and credit by it.',
		),
	)
	return [...alike, ...spoofs]
}

const key = ({ name, address }: Mailbox) => `${name}\n${address}`

function called({ name, email }: Participant): string {
	return email === null ? `"${name}"` : `"${name}" <${email}>`
}

function codePoint(character: string): string {
	const code = character.codePointAt(0) ?? 0
	const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
	return /[\p{L}\p{N}]/u.test(character) ? `${character} (${shown})` : shown
}
