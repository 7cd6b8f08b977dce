import type { Archive, ArchivedMessage } from './archive.ts'
import { claimedSource, depthChain } from './claimed-source.ts'

/**
 * Whether a message may quote one that no archive gave us. Of most, References and introductions alone tell that it does
 * not, whichever of them is in force at which line.
 */
export function mayQuoteLost(archive: Archive, message: ArchivedMessage): boolean {
	const { deepest, introductions } = message.body
	if (deepest === 0) return false
	const chain = depthChain(message)
	for (let depth = 1; depth <= deepest; depth++) {
		const ancestor = chain(depth, null)
		if (ancestor !== null && !archive.indexes.has(ancestor)) return true
	}
	return introductions.some((introduction) => {
		const { depth, sameDepthFollows } = introduction
		const isLost = (at: number): boolean =>
			claimedSource(archive, message, introduction, chain(at, introduction), () => null).lost !== null
		return isLost(depth) || (sameDepthFollows && isLost(depth - 1))
	})
}
