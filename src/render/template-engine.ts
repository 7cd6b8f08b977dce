import Runtime from 'handlebars/runtime.js'
import { areApart, type Fill, PagePieces } from './page-pieces.ts'
import { precompiled } from './precompiled.ts'
import { TemplateError } from './template-error.ts'
import { templateOptions, templateSource } from './template-source.ts'

/** Fills a theme's page with finished data. Throws a TemplateError. */
export type RenderPage = (data: object) => Uint8Array

/**
 * Compiles a theme's templates: `deck` is the page, every other template a partial by its own name. Isolated from every
 * other user of Handlebars; strict; no helper but `each`, `if`, `unless` and `lookup`; text is escaped.
 *
 * @param keeps for pages that follow each other: a slide that is as before is not drawn again
 */
export async function compileTemplates(templates: ReadonlyMap<string, string>, keeps = false): Promise<RenderPage> {
	const sources = new Map([...templates].map(([name, text]) => [name, templateSource(text)]))
	const isCompiled = [...sources.values()].every((source) => precompiled.has(source))
	const engine = isCompiled ? Runtime.create() : (await import('handlebars')).default.create()
	for (const name of ['with', 'log']) engine.unregisterHelper(name)
	const compile = (name: string, source: string): Fill => {
		const specification = precompiled.get(source)
		const render =
			specification === undefined ? engine.compile(source, templateOptions) : engine.template(specification)
		// Handlebars compiles when a template is first filled, so an error of either kind comes from here.
		return (data, options) => {
			try {
				return render(data, options)
			} catch (error) {
				throw error instanceof TemplateError ? error : new TemplateError(name, source, error as Error)
			}
		}
	}
	const page = sources.get('deck')
	if (page === undefined) throw new Error('the theme has no deck.hbs')
	const pieces = new PagePieces(keeps && areApart(sources.values()))
	for (const [name, source] of sources) {
		const isLarge = name.startsWith('slides/') || name === 'partials/messages'
		const partial = compile(name, source)
		if (name !== 'deck') engine.registerPartial(name, isLarge ? pieces.apart(partial) : partial)
	}
	return pieces.joined(compile('deck', page))
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
