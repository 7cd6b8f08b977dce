import { type Apart, areApart, PagePieces } from './page-pieces.ts'
import { type PlainTemplate, plainPage } from './plain-page.ts'
import { plainTemplates } from './plain-templates.ts'

/** Fills a theme's page with finished data, of whose slides each is asked for once. Throws a TemplateError. */
export type RenderPage = (data: PageData) => Uint8Array

type PageData = Readonly<Record<string, unknown>> & { readonly slides: Iterable<object> }

/**
 * Compiles a theme's templates: `deck` is the page, every other template a partial by its own name. Strict; no helper but
 * `each`, `if`, `unless` and `lookup`; text is escaped.
 *
 * @param keeps for pages that follow each other: a slide that is as before is not drawn again
 */
export async function compileTemplates(templates: ReadonlyMap<string, string>, keeps = false): Promise<RenderPage> {
	if (!templates.has('deck')) throw new Error('the theme has no deck.hbs')
	// Without the file's last line break, which inside a quote would show as a space.
	const sources = new Map([...templates].map(([name, text]) => [name, text.replace(/\n$/, '')]))
	const pieces = new PagePieces(keeps && areApart(sources.values()))
	const apart: Apart = (name, fill) =>
		name.startsWith('slides/') || name === 'partials/messages' ? pieces.apart(fill) : fill
	const plain = plainOnes(sources)
	if (plain !== null) return pieces.joined(plainPage(plain, apart))
	const { handlebarsPage } = await import('./handlebars-page.ts')
	const fill = pieces.joined(handlebarsPage(sources, apart))
	// A template of somebody's own may look at any of them.
	return (data) => fill({ ...data, slides: [...data.slides] })
}

/** Null for a theme with a template of its own: it may ask for whatever Handlebars knows, of the others too. */
function plainOnes(sources: ReadonlyMap<string, string>): ReadonlyMap<string, PlainTemplate> | null {
	const found = [...sources].map(([name, source]) => [name, plainTemplates.get(source)] as const)
	return found.every((entry): entry is [string, PlainTemplate] => entry[1] !== undefined) ? new Map(found) : null
}

export type CompileTemplates = typeof compileTemplates

/** `compileTemplates` with a memory of one theme and of the slides that were drawn last. */
export function rememberTemplates(): CompileTemplates {
	let last: { readonly templates: ReadonlyMap<string, string>; readonly render: Promise<RenderPage> } | null = null
	return (templates) => {
		if (last === null || !isSame(last.templates, templates)) {
			last = { templates, render: compileTemplates(templates, true) }
		}
		return last.render
	}
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
	return one.size === other.size && [...one].every(([name, source]) => other.get(name) === source)
}
