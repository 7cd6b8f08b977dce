// The package has no declaration of its own.
declare module 'subset-font' {
	export interface SubsetOptions {
		readonly targetFormat: 'woff2' | 'sfnt'
		readonly keepFeatures: readonly string[]
		readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
	}
	export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>
}
