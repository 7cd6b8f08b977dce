import Handlebars from 'handlebars'
import type { Apart, FillOptions } from './page-pieces.ts'
import { TemplateError } from './template-error.ts'

/** How every template is compiled. */
const options = {
	/** A misspelt name is an error and not an empty place. */
	strict: true,
	/** No helper but those that the engine registers. */
	knownHelpersOnly: true,
	/** The lines of a `pre` in a partial stay as they are. */
	preventIndent: true,
} as const

/**
 * Fills the page of a theme with templates of its own. Isolated from every other user of Handlebars; no helper but `each`,
 * `if`, `unless` and `lookup`. Throws a TemplateError.
 */
export function handlebarsPage(sources: ReadonlyMap<string, string>, apart: Apart): (root: object) => string {
	const engine = Handlebars.create()
	for (const name of ['with', 'log']) engine.unregisterHelper(name)
	const fills = [...sources].map(([name, source]) => {
		const render = engine.compile(source, options)
		// Handlebars compiles when a template is first filled, so an error of either kind comes from here.
		const fill = (view: unknown, given?: FillOptions) => {
			try {
				return render(view, given)
			} catch (error) {
				throw error instanceof TemplateError ? error : new TemplateError(name, source, error as Error)
			}
		}
		return [name, fill] as const
	})
	for (const [name, fill] of fills) engine.registerPartial(name, apart(name, fill))
	return new Map(fills).get('deck')!
}
