/** How long a slide may wait for its fonts, in ms. */
const patience = 1000

/**
 * Waits for the fonts in which an element's text will be drawn, which nobody has laid out yet: with a font on its way, the
 * browser would first look for others on the system, which takes longer than all else that a slide needs. Fonts that are
 * late stand in for themselves when they come.
 */
export async function waitForFonts(element: Element): Promise<void> {
	const fonts = [...textsByFont(element)].map(([font, text]) => document.fonts.load(font, text))
	const late = new Promise((tell) => setTimeout(tell, patience, 'late'))
	if ((await Promise.race([Promise.allSettled(fonts), late])) !== 'late') return
	// Else the text would stay invisible for two more seconds.
	for (const face of document.fonts) face.display = 'swap'
}

/** Not every weight is asked for every character: the rarer ones have files of their own. */
function textsByFont(element: Element): ReadonlyMap<string, string> {
	const texts = new Map<string, string>()
	const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
	while (nodes.nextNode()) {
		const { data, parentElement } = nodes.currentNode as Text
		if (parentElement === null || data.trim() === '') continue
		const { fontStyle, fontWeight, fontFamily } = getComputedStyle(parentElement)
		const font = `${fontStyle} ${fontWeight} 16px ${fontFamily}`
		texts.set(font, (texts.get(font) ?? '') + data)
	}
	return texts
}
