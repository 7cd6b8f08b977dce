import type { Apart, FillOptions } from './page-pieces.ts'

/** A template as a plain function, as scripts/plain-templates.mjs writes it: of a view that lacks nothing. */
export type PlainTemplate = (view: unknown, page: PlainParts) => string

/** What every template of a page can ask for: `@root`, and the others by their names. */
interface PlainParts extends FillOptions {
	readonly data: { readonly root: object }
	readonly partials: Readonly<Record<string, PlainTemplate>>
}

/** Fills the page of a theme whose every template is a plain function. */
export function plainPage(templates: ReadonlyMap<string, PlainTemplate>, apart: Apart): (root: object) => string {
	const partials = Object.fromEntries([...templates].map(([name, draw]) => [name, apart(name, draw)]))
	return (root) => partials.deck?.(root, { data: { root }, partials }) ?? ''
}
