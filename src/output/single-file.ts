import type { Output } from './output.ts'

/** One page with everything in it: it can be mailed, and opens from a USB stick without a single request. */
export const singleFile: Output = {
	name: 'single file',
	suffix: '.html',
	hasPicture: true,
	seal: ['<!-- ', ' -->\n'],
	async make({ files }) {
		const [{ inlinePage }, { subsetFonts }] = await Promise.all([
			import('./inline-page.ts'),
			import('./subset-fonts.ts'),
		])
		return Buffer.from(inlinePage(await subsetFonts(files)), 'utf8')
	},
}
