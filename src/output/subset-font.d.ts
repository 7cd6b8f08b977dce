// The package has no declaration of its own.
declare module 'subset-font' {
	export default function subsetFont(
		font: Buffer,
		text: string,
		options: {
			readonly targetFormat: 'woff2' | 'sfnt'
			readonly keepFeatures: readonly string[]
			readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
		},
	): Promise<Buffer>
}
