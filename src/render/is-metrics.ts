const faces = ['serif', 'serifBold', 'serifItalic', 'sans', 'sansBold', 'mono']

/** Whether a file holds what scripts/font-metrics.mjs writes: FontMetrics as JSON. */
export function isMetrics(bytes: Uint8Array): boolean {
	try {
		const metrics = JSON.parse(Buffer.from(bytes).toString('utf8'))
		return metrics.unitsPerEm > 0 && faces.every((face) => metrics.faces[face].every(isRun))
	} catch {
		return false
	}
}

function isRun({ from, widths }: { from: unknown; widths: unknown[] }): boolean {
	return Number.isInteger(from) && widths.every(Number.isFinite)
}
