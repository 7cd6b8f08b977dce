import type { Part } from './deck.ts'

/** Which of the pages a slide is; null when there is only one. */
export function partOf(index: number, pages: readonly unknown[]): Part | null {
	return pages.length > 1 ? { number: index + 1, of: pages.length } : null
}
