import { appendFileSync } from 'node:fs'

/** What a kind of attack tried, and what came of it, by the words of the columns. */
export type Figures = Readonly<Record<string, number>>

/** Prints figures, and adds them to those that `npm run test:hostile` prints at its end (scripts/test-hostile.mjs). */
export function report(what: string, figures: Figures): void {
	console.log(`${what}: ${JSON.stringify(figures)}`)
	const list = process.env.HOSTILE_FIGURES
	if (list !== undefined) appendFileSync(list, `${JSON.stringify({ what, figures })}\n`)
}
