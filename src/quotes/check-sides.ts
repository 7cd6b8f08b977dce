import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Outline, Placed } from '../outline/outline.ts'
import { nearest } from '../text/nearest.ts'
import type { Participant, Thread } from '../thread/thread.ts'
import { callings, callPerson, matchPeople } from './match-people.ts'

/** Who is on a side, and who seems to be meant by a name on a side that nobody in the thread has. */
export interface SidesOfPeople {
	/** The side's `name`. */
	readonly sides: ReadonlyMap<Participant, string>
	readonly misspelt: ReadonlySet<Participant>
}

/** Who is on which side. Everyone named must be in the thread, and on one side only. */
export function checkSides(outline: Outline, thread: Thread): Result<SidesOfPeople> {
	const sides = new Map<Participant, string>()
	const misspelt = new Set<Participant>()
	const diagnostics: Diagnostic[] = []
	for (const side of outline.sides) {
		for (const written of side.people) {
			const people = matchPeople(written.value, thread.participants)
			if (people.length === 0) {
				diagnostics.push(unknownPerson(written, thread))
				for (const person of matchPeople(nearestName(written, thread) ?? '', thread.participants)) misspelt.add(person)
			}
			for (const person of people) {
				const other = sides.get(person)
				if (other === undefined) sides.set(person, side.name)
				else if (other !== side.name) diagnostics.push(onTwoSides(written, person, other, side.name))
			}
		}
	}
	for (const { status } of outline.arguments) {
		for (const written of status?.dissent ?? []) {
			if (matchPeople(written.value, thread.participants).length === 0) diagnostics.push(unknownPerson(written, thread))
		}
	}
	return { value: { sides, misspelt }, diagnostics }
}

/** Nobody of this name wrote in the thread. */
export function unknownPerson(written: Placed<string>, thread: Thread): Diagnostic {
	const near = nearestName(written, thread)
	const names = thread.participants.slice(0, MOST_NAMES).map(callPerson).join(', ')
	const more = thread.participants.length > MOST_NAMES ? ` and ${thread.participants.length - MOST_NAMES} others` : ''
	return diagnostic(
		'unknown-person',
		written.place,
		`"${written.value}" wrote nothing in the thread; the whole name or address of somebody who did was expected.`,
		near ? `Did you mean "${near}"?` : names === '' ? null : `Who wrote: ${names}${more}.`,
	)
}

function nearestName(written: Placed<string>, { participants }: Thread): string | null {
	return nearest(written.value.replace(/^@/, ''), callings(participants))
}

/** More names than this are no help. */
const MOST_NAMES = 8

function onTwoSides(written: Placed<string>, person: Participant, first: string, second: string): Diagnostic {
	return diagnostic(
		'person-on-two-sides',
		written.place,
		`"${written.value}" is ${callPerson(person)}, who is already on the side "${first}"; one person holds one side.`,
		`Take ${callPerson(person)} off "${first}" or off "${second}".`,
	)
}
