/** Drawings in which a path that stands in several of them is `/NAME Do`, and the paths by their names. */
export interface SharedPaths {
	readonly drawings: readonly string[]
	readonly paths: ReadonlyMap<string, string>
}

/**
 * Takes long paths that several pages draw out of their drawings (PDF content streams), so that the document can hold each
 * once: the thread's line in its hundreds of strokes stands on every slide.
 */
export function sharePaths(drawings: readonly string[]): SharedPaths {
	const seen = new Map<string, number>()
	for (const drawing of drawings) {
		for (const path of new Set(drawing.match(longPath))) seen.set(path, (seen.get(path) ?? 0) + 1)
	}
	const shared = [...seen].filter(([, pages]) => pages > 1).map(([path]) => path)
	const names = new Map(shared.map((path, i) => [path, `Path${i}`]))
	return {
		drawings: drawings.map((drawing) =>
			drawing.replace(longPath, (path) => (names.has(path) ? `/${names.get(path)} Do\n` : path)),
		),
		paths: new Map(shared.map((path) => [names.get(path) ?? '', path])),
	}
}

/** Five lines and more that build a path, and the one that paints it (ISO 32000-1 section 8.5). */
const longPath = /^(?:(?:-?[\d.]+ ){2,6}[mlcvy]\n|h\n){5,}[SfF]\*?\n/gm
