import type { Place } from '../source-file.ts'
import { frontMatterKeys } from './front-matter-keys.ts'
import type { Placed, Side } from './outline.ts'
import { shown } from './shown.ts'
import type { Field, YamlValues } from './yaml-values.ts'

/** A slide has room for so many. */
export const maxSides = 6

/** `sides`: two to six names, each with the people who hold it. Names and labels are all different. */
export function readSides(values: YamlValues, field: Field): Side[] {
	if (!values.isMap(field)) {
		const reason = '"sides" must be a mapping of each side\'s name to its people.'
		values.report(field.place, reason, 'Write `sides:` and below it, indented, `NAME: [person, person]`.')
		return []
	}
	const sides = values.entries(field, '"sides"').map((entry) => readSide(values, entry))
	if (sides.length < 2) {
		const reason = `"sides" names ${sides.length === 1 ? 'one side' : 'no side'}; a debate needs at least two.`
		values.report(field.key?.place ?? field.place, reason, 'Add a line `NAME: [person, person]` below "sides".')
	}
	if (sides.length > maxSides) {
		const reason = `"sides" names ${sides.length} sides; a slide has room for ${maxSides}.`
		values.report(sides[maxSides]!.place, reason, 'Join sides that argue alike.')
	}
	reportEqualNames(values, sides)
	return sides
}

function readSide(values: YamlValues, field: Field): Side {
	const { value: name, place } = field.key!
	if (!values.isMap(field)) return { name, label: name, stance: null, people: readHolders(values, field), place }
	const { label, people, stance } = Object.fromEntries(values.closedMap(field, frontMatterKeys.side, `"${field.name}"`))
	if (!people && !values.misspelt.has('people'))
		values.report(place, `"${field.name}" has no "people".`, 'Add `people: [person, person]`.')
	return {
		name,
		label: (label && values.text(label)?.value) ?? name,
		stance: (stance && values.text(stance)?.value) ?? null,
		people: people ? readHolders(values, people) : [],
		place,
	}
}

function readHolders(values: YamlValues, field: Field): Placed<string>[] {
	if (values.isList(field) && values.items(field).length === 0) {
		const hint = 'Name at least one person: a name, an address, "@login" or "@domain".'
		values.report(field.place, `"${field.name}" is an empty list; the people of this side were expected.`, hint)
	}
	return values.texts(field)
}

/** `### NAME` must mean one side. */
function reportEqualNames(values: YamlValues, sides: readonly Side[]): void {
	const seen = new Map<string, Place>()
	for (const side of sides) {
		for (const word of new Set([side.name, side.label])) {
			const first = seen.get(word)
			if (first) {
				const reason = `Two sides are called ${shown(word)}: the other one in line ${first.line}.`
				values.report(side.place, reason, 'Give each side a name and a label of its own.')
			} else {
				seen.set(word, side.place)
			}
		}
	}
}
