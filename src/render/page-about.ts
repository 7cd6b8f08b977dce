import type { Deck } from '../deck/deck.ts'
import type { RenderMarkdown } from './markdown.ts'

/** Where a deck will stand, and what shows it there in a list, a search or a chat. */
export interface Sharing {
	/** The page's address: http or https. */
	readonly url: string
	/** Address of a picture of the first slide; null where none could be taken. */
	readonly picture: string | null
}

/** UTF-16 units. Search engines and chats cut a description near this. */
const longest = 200

/** What a deck is about, in one plain line: its subtitle, else its introduction. Null when it has neither. */
export function aboutDeck({ subtitle, slides }: Deck, markdown: RenderMarkdown): string | null {
	if (subtitle !== null) return shorten(subtitle)
	const prose = slides.flatMap((slide) => (slide.kind === 'title' || slide.kind === 'prose' ? [slide.prose] : []))
	const intro = prose.find((one) => one !== null)
	return intro ? shorten(textOf(markdown(intro.markdown))) : null
}

/** Of HTML that the renderer wrote: text holds no `<` there. */
function textOf(html: string): string {
	const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
	return html.replace(/<[^<>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
}

function shorten(text: string): string | null {
	const line = text.replace(/\s+/g, ' ').trim()
	if (line.length <= longest) return line || null
	const end = line.lastIndexOf(' ', longest)
	return `${line.slice(0, end > 0 ? end : longest).replace(/[\uD800-\uDBFF]$/, '')}…`
}
