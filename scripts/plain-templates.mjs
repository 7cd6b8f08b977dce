// Turns the templates that threaddeck brings along into plain functions: what Handlebars makes of them asks at every name
// whose it is, and draws at a quarter of the speed. It knows what these templates use and throws at all else.
import Handlebars from 'handlebars'

/** The names that the functions use (src/render/template-parts.ts). */
export const partsOfTemplates = ['each', 'escapeText', 'isThere']

/** A template as the text of a function of src/render/plain-page.ts's `PlainTemplate`. */
export function plainTemplate(source) {
	return `(v0, page) => ${textOf(Handlebars.parse(source), 0)}`
}

/** @param depth how many `each` stand around: `v0`, `v1`, … is what each of them goes through */
function textOf({ body }, depth) {
	return body.map((node) => statement(node, depth)).join(' + ') || '""'
}

function statement(node, depth) {
	switch (node.type) {
		case 'ContentStatement':
			return JSON.stringify(node.value)
		case 'CommentStatement':
			return '""'
		case 'MustacheStatement':
			if (node.params.length > 0 || node.hash) throw unknown(node)
			return `${node.escaped ? 'escapeText' : 'String'}(${value(node.path, depth)})`
		case 'BlockStatement':
			return block(node, depth)
		case 'PartialStatement':
			return `page.partials[${partialName(node, depth)}](${view(node, depth)}, page)`
		default:
			throw unknown(node)
	}
}

function block(node, depth) {
	const { program, inverse, hash, params } = node
	const [of] = params
	const otherwise = inverse ? textOf(inverse, depth) : '""'
	switch (node.path.original) {
		case 'each':
			if (inverse || hash) throw unknown(node)
			return `each(${value(of, depth)}, (v${depth + 1}) => ${textOf(program, depth + 1)})`
		case 'if':
			return `(isThere(${[value(of, depth), ...withZero(hash)]}) ? ${textOf(program, depth)} : ${otherwise})`
		case 'unless':
			return `(isThere(${[value(of, depth), ...withZero(hash)]}) ? ${otherwise} : ${textOf(program, depth)})`
		default:
			throw unknown(node)
	}
}

function withZero(hash) {
	return hash ? hash.pairs.filter(({ key }) => key === 'includeZero').map(({ value }) => value.value) : []
}

function partialName({ name, indent }, depth) {
	if (indent) throw new Error('a partial is not to be indented')
	return name.type === 'SubExpression' ? value(name, depth) : JSON.stringify(name.original)
}

/** What a partial is given: what stands around it, or its parameter, with its own names in place of the view's. */
function view({ params, hash }, depth) {
	const given = params.length > 0 ? value(params[0], depth) : `v${depth}`
	if (!hash) return given
	const own = hash.pairs.map((pair) => `${pair.key}: ${value(pair.value, depth)}`)
	// Their names stand first as well: V8 makes a copy to which some are added several times slower.
	const names = hash.pairs.map(({ key }) => `${key}: null`)
	return `{ ${names}, ...${given}, ...{ ${own} } }`
}

function value(node, depth) {
	if (node.type === 'SubExpression' && node.path.original === 'lookup') {
		const [object, key] = node.params
		return `${value(object, depth)}[${value(key, depth)}]`
	}
	if (node.type === 'StringLiteral') return JSON.stringify(node.value)
	if (node.type !== 'PathExpression' || node.depth > depth) throw unknown(node)
	if (!node.data) return [`v${depth - node.depth}`, ...node.parts].join('.')
	if (node.parts[0] !== 'root') throw unknown(node)
	return ['page.data', ...node.parts].join('.')
}

function unknown({ type, loc }) {
	return new Error(`line ${loc.start.line}: scripts/plain-templates.mjs does not know this ${type}`)
}
