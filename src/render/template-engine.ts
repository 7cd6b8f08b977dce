import Handlebars from 'handlebars'

/** Fills a template with finished data. */
export type Render = (data: unknown) => string

/**
 * Compiles a theme's templates: `deck` is the page, every other template a partial by its own name. Isolated from every
 * other user of Handlebars; strict, so that a misspelt name is an error and not an empty place; no helper but `each`,
 * `if`, `unless` and `lookup`; text is escaped.
 */
export function compileTemplates(templates: ReadonlyMap<string, string>): Render {
	const engine = Handlebars.create()
	for (const name of ['with', 'log']) engine.unregisterHelper(name)
	// preventIndent: the lines of a `pre` in a partial stay as they are.
	const options = { strict: true, knownHelpersOnly: true, preventIndent: true }
	for (const [name, source] of templates) {
		// A file's last line break is not part of it: inside a quote it would show as a space.
		if (name !== 'deck') engine.registerPartial(name, engine.compile(source.replace(/\n$/, ''), options))
	}
	const page = templates.get('deck')
	if (page === undefined) throw new Error('the theme has no deck.hbs')
	return engine.compile(page, options)
}
