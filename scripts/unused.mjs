// Stands in the bundle for packages that other packages name and that nothing here uses.
export const NodeType = {}
export const SourceNode = undefined
export function parse() {
	throw new Error('this was left out of the bundle')
}
export { parse as encode }
