// Stands in the bundle for packages that other packages name and that nothing here uses.
export const SourceNode = undefined
