// dist/chunks/late-pdf-lib.cjs: loaded for the first deck that becomes a PDF.
export * from '@cantoo/pdf-lib'
