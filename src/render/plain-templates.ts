import type { PlainTemplate } from './plain-page.ts'

/**
 * Templates as plain functions, by their source. Empty here, so that Handlebars fills all; the bundle holds those that
 * threaddeck brings along (scripts/bundle-plugins.mjs), which are drawn without it.
 */
export const plainTemplates: ReadonlyMap<string, PlainTemplate> = new Map()
