// dist/chunks/late-charsets.cjs: every charset but UTF-8, loaded for the first mail written in another.
export { default as iconv } from 'iconv-lite'
export { decode, normalizeCharset } from 'libmime/lib/charset.js'
