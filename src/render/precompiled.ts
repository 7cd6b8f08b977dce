/**
 * Compiled templates by their source. Empty here, so that all are compiled when they are used; the bundle holds those of
 * the default theme (scripts/bundle-plugins.mjs), which saves it from loading the compiler.
 */
export const precompiled: ReadonlyMap<string, object> = new Map()
