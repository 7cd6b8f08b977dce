// dist/chunks/late-handlebars.cjs: the compiler, loaded for a template that was not compiled beforehand.
export { default as handlebars } from 'handlebars'
