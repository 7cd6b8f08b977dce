import type { Mailbox } from './formats/raw-message.ts'
import { redactedLocalPart } from './redacted-address.ts'

/** Whether the name shows an address that is not the sender's: a disguise. A list that writes in somebody's place says so. */
export function isDisguised({ name, address }: Mailbox): boolean {
	if (name === null || address === null || redactedLocalPart(address) !== null) return false
	const shown = name.match(/[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,255}/g) ?? []
	return shown.some((one) => /@[^.]+\.[^.]/.test(one) && plain(one) !== plain(address)) && !/\bvia\b/i.test(name)
}

const plain = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@')
