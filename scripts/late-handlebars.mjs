// dist/chunks/late-handlebars.cjs: loaded for a theme with a template of its own.
export { default as handlebars } from 'handlebars'
