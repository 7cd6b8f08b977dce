// dist/chunks/late-pptxgenjs.cjs: loaded for the first deck that becomes slides of PowerPoint.
export { default } from 'pptxgenjs'
