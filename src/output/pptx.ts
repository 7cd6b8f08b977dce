import type { Output } from './output.ts'
import { sealLength } from './seal.ts'

const seal = ['', ''] as const

/**
 * Slides for PowerPoint, LibreOffice Impress and their kin: text to edit, speaker notes, links. The seal is the
 * archive's comment.
 */
export const pptx: Output = {
	name: 'PowerPoint',
	suffix: '.pptx',
	seal,
	async make({ deck, fonts }) {
		const [{ drawSlides }, { tidyZip }] = await Promise.all([import('./draw-slides.ts'), import('./tidy-zip.ts')])
		return tidyZip(await drawSlides(deck, fonts), sealLength(seal))
	},
}
