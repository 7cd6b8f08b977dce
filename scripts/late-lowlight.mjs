// dist/chunks/late-lowlight.cjs: loaded for the first code in a language that is known.
export { common, createLowlight } from 'lowlight'
