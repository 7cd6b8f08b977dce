import { basename, dirname, extname, resolve } from 'node:path'
import { slug } from '../outline/slug.ts'
import { CannotWrite } from '../output/cannot-write.ts'

/**
 * The folder of each outline's deck: named like the outline; where several outlines have one name (`a/outline.md`,
 * `b/outline.md`), like the folder that each lies in. Throws CannotWrite where that does not tell them apart either.
 */
export function nameDecks(outlines: readonly string[]): readonly string[] {
	const stems = outlines.map((path) => slug(basename(path, extname(path))))
	const names = outlines.map((path, i) => {
		const stem = stems[i] ?? ''
		const isShared = stems.filter((other) => other === stem).length > 1
		return isShared || reserved.has(stem) ? slug(basename(dirname(resolve(path)))) : stem
	})
	const twice = names.findIndex((name, i) => names.indexOf(name) !== i || reserved.has(name))
	if (twice === -1) return names
	const first = outlines[names.indexOf(names[twice] ?? '')]
	throw new CannotWrite(
		`Cannot build ${outlines[twice]}: its deck would be in the folder "${names[twice]}", as that of ${first}. Rename one.`,
	)
}

/** What the index needs for itself. */
const reserved = new Set(['assets'])
