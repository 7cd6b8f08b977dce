// dist/chunks/late-subset-font.cjs: HarfBuzz and WOFF 2 as WebAssembly, loaded for the first deck that becomes a single file.
export { default } from 'subset-font'
