// dist/chunks/late-mimetypes.cjs: loaded for the first part that has a file's name and no type.
export { extensions, list } from 'libmime/lib/mimetypes.js'
