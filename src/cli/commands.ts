import type { DeckRequest } from '../build-deck.ts'
import type { OutlineRequest } from './outline.ts'
import type { Terminal } from './terminal.ts'

// What the commands do: one script in the bundle, in which a module that few runs need is run when it is first used.
export { build } from './build.ts'
export { check } from './check.ts'
export { show } from './show.ts'

/** See outline.ts; a talk is drafted once. */
export async function outline(request: OutlineRequest, terminal: Terminal): Promise<number> {
	return (await import('./outline.ts')).outline(request, terminal)
}

/** See serve.ts, which no other command needs. */
export async function serve(request: DeckRequest & { port?: number }, terminal: Terminal): Promise<number> {
	return (await import('./serve.ts')).serve(request, terminal)
}
