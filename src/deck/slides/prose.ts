import type { ProseSlide } from '../deck.ts'
import { fitHeading, fitProse, splitProse } from '../fit-text.ts'
import { cutToWidth } from '../measure-text.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'
import { introOnTitle } from './title.ts'

/** The introduction, where the title slide has no room for it. */
export function proseSlides(talk: Talk): ProseSlide[] {
	const { outline, fonts, words } = talk
	if (outline.intro === null || introOnTitle(talk) !== null) return []
	const steps = [
		{ size: 40, lines: 2 },
		{ size: 30, lines: 3 },
	] as const
	const title = fitHeading(outline.title.value, 'serifBold', steps, stage.inner, fonts)
	const above = stage.top + stage.overHeight + stage.titleGap + title.height + 2 * stage.proseGap
	const room = stage.height - stage.bottom - above
	const markdown = outline.intro.value
	const whole = fitProse(markdown, [26, 24, 22, 20], 1080, room, fonts)
	const pieces = whole === null ? splitProse(markdown, 20, 1080, room, fonts) : [whole.value]
	return pieces.map((prose, i) => ({
		kind: 'prose',
		id: talk.takeId(i === 0 ? 'introduction' : `introduction-${i + 1}`),
		over: cutToWidth(`${words.labels.introduction} · ${talk.subject}`, 'sans', 16, 1100, fonts),
		title: title.value,
		prose,
		notes: [],
	}))
}
