import { waitForFonts } from './fonts.ts'

/** In px. */
export const stage = { width: 1280, height: 720 } as const

/** Puts the first slide where reveal.js will have it, and lets the browser draw it before that begins its work. */
export async function showFirst(): Promise<void> {
	const slides = document.querySelector<HTMLElement>('.reveal .slides')!
	const first = document.getElementById(idInAddress()) ?? slides.querySelector('section')
	const isPlain = first?.parentElement === slides
	if (isPlain) {
		const scale = Math.min(innerWidth / stage.width, innerHeight / stage.height)
		Object.assign(slides.style, {
			width: `${stage.width}px`,
			height: `${stage.height}px`,
			inset: '50% auto auto 50%',
			transform: `translate(-50%, -50%) scale(${scale})`,
		})
		first.classList.add('present')
		await waitForFonts(first)
	}
	document.documentElement.classList.remove('waiting')
	if (!isPlain) return
	await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
	first.classList.remove('present')
}

/** The id of the slide that the address asks for. */
export function idInAddress(): string {
	const id = location.hash.replace(/^#\/?/, '')
	try {
		return decodeURIComponent(id)
	} catch {
		return id // Not encoded as addresses are: a sign of percent for itself.
	}
}
