import Runtime from 'handlebars/runtime.js'
import { precompiled } from './precompiled.ts'
import { TemplateError } from './template-error.ts'
import { templateOptions, templateSource } from './template-source.ts'

/** Fills a template with finished data. */
export type Render = (data: unknown) => string

/**
 * Compiles a theme's templates: `deck` is the page, every other template a partial by its own name. Isolated from every
 * other user of Handlebars; strict; no helper but `each`, `if`, `unless` and `lookup`; text is escaped. What it returns
 * throws a TemplateError.
 */
export async function compileTemplates(templates: ReadonlyMap<string, string>): Promise<Render> {
	const sources = new Map([...templates].map(([name, text]) => [name, templateSource(text)]))
	const isCompiled = [...sources.values()].every((source) => precompiled.has(source))
	const engine = isCompiled ? Runtime.create() : (await import('handlebars')).default.create()
	for (const name of ['with', 'log']) engine.unregisterHelper(name)
	const compile = (name: string, source: string): Render => {
		const specification = precompiled.get(source)
		const render =
			specification === undefined ? engine.compile(source, templateOptions) : engine.template(specification)
		// Handlebars compiles when a template is first filled, so an error of either kind comes from here.
		return (...data) => {
			try {
				return (render as (...data: unknown[]) => string)(...data)
			} catch (error) {
				throw error instanceof TemplateError ? error : new TemplateError(name, source, error as Error)
			}
		}
	}
	const page = sources.get('deck')
	if (page === undefined) throw new Error('the theme has no deck.hbs')
	for (const [name, source] of sources) {
		if (name !== 'deck') engine.registerPartial(name, compile(name, source))
	}
	return compile('deck', page)
}
