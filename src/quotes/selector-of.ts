import { type Span, sourceOf } from './match-reading.ts'
import type { Selector } from './quote.ts'

/** Units of context before and after a selector's words, as Web Annotation clients use them. */
const CONTEXT = 32

/** Where a span of own text stands in its message's body, and what stands around it. */
export function selectorOf(span: Span, body: string): Selector {
	const { source } = sourceOf(span)
	const start = span.passage.start + source[0]
	const end = span.passage.start + source[1]
	return {
		exact: body.slice(start, end),
		// Not from between the halves of a surrogate pair.
		prefix: body.slice(Math.max(0, start - CONTEXT), start).replace(/^[\uDC00-\uDFFF]/, ''),
		suffix: body.slice(end, end + CONTEXT).replace(/[\uD800-\uDBFF]$/, ''),
		start,
		end,
	}
}
