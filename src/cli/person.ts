import type { Participant } from '../thread/thread.ts'

/** How a person is called in the terminal: by name, else by address, else by what an archive left of it. */
export function personLabel(person: Participant | null): string {
	if (!person) return '?'
	return person.name ?? person.email ?? (person.redacted[0] ? `${person.redacted[0]} (address hidden)` : '?')
}

/** A person in `--json`. */
export function personJson(person: Participant): { name: string | null; email: string | null } {
	return { name: person.name, email: person.email }
}
