interface Linked {
	readonly id: string
	/** Root first, parent last. */
	readonly ancestors: readonly string[]
}

/**
 * Which messages are of one discussion, by their headers alone: those that lead to one root. A program that names the
 * parent only is helped by the parent's own headers.
 *
 * @returns for the index of a message, the indexes of its discussion, its own among them; none of a discussion that is too
 * large to be searched for every line
 */
export function groupThreads(
	messages: readonly Linked[],
	indexes: ReadonlyMap<string, number>,
): (index: number) => readonly number[] {
	const roots = new Map<string, string>()
	const rootOf = (id: string): string => {
		const path: string[] = []
		let at = id
		while (!roots.has(at)) {
			path.push(at)
			roots.set(at, at)
			const up = messages[indexes.get(at) ?? -1]?.ancestors[0]
			if (up === undefined) break
			at = up
		}
		const root = roots.get(at) ?? at
		for (const passed of path) roots.set(passed, root)
		return root
	}
	const threads = new Map<string, number[]>()
	messages.forEach(({ id }, index) => {
		const root = rootOf(id)
		const known = threads.get(root)
		if (known === undefined) threads.set(root, [index])
		else known.push(index)
	})
	return (index) => {
		const members = threads.get(rootOf(messages[index]?.id ?? '')) ?? []
		return members.length > mostMembers ? [] : members
	}
}

/** Searching all of a discussion for all of its lines takes the square of its size. */
const mostMembers = 400
