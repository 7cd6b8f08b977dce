import type { Deck, Prose, Slide } from '../deck/deck.ts'
import type { QuoteFigure } from '../deck/quote-figure.ts'
import { slidesJson } from '../deck/slides-json.ts'
import type { OutputFile } from '../source-file.ts'
import { contentPolicy } from './content-policy.ts'
import { hashAssets } from './hash-assets.ts'
import type { RenderMarkdown } from './markdown.ts'
import { aboutDeck, type Sharing } from './page-about.ts'
import { quoteViews } from './quote-view.ts'
import { simpleParagraph } from './simple-paragraph.ts'
import { takeTurns } from './take-turns.ts'
import type { CompileTemplates } from './template-engine.ts'
import type { Theme } from './theme.ts'

/**
 * Draws a deck with a theme: index.html, deck.json (the deck as data) and the files that the page needs, under assets/.
 * Pure: the same deck and theme give the same bytes. Throws a TemplateError where a template of the theme is wrong.
 *
 * @param sharing where the deck will stand; null when that is not known
 * @param compile compiles the theme's templates, or gives those that it has compiled before
 */
export async function renderDeck(
	deck: Deck,
	theme: Theme,
	sharing: Sharing | null = null,
	compile?: CompileTemplates,
): Promise<readonly OutputFile[]> {
	const { compileTemplates } = await import('./template-engine.ts')
	const assets = hashAssets(theme)
	const markdown = await markdownFor(deck)
	const slideView = slideViews(deck, markdown, await quoteViews(deck))
	const fill = await (compile ?? compileTemplates)(theme.templates)
	const page = fill({
		...deck,
		slides: inTurn(deck.slides, slideView),
		// Drawn where they stand: every <use> costs the browser a tree of its own.
		shapes: ['partials/shape-0', ...deck.sides.map(({ number }) => `partials/shape-${number}`)],
		about: aboutDeck(deck, markdown),
		sharing,
		policy: contentPolicy(theme),
		styles: assets.styles,
		scripts: assets.scripts,
		// The same: those for the first slide, and the deck's own, which is large.
		soonScripts: assets.scripts.slice(0, -1),
		laterScript: assets.scripts.at(-1),
		scriptWords: JSON.stringify(deck.controls),
		seconds: deck.minutes === null ? null : Math.round(deck.minutes * 60),
	})
	return [{ path: 'index.html', bytes: page }, { path: 'deck.json', bytes: jsonOf(deck) }, ...assets.files]
}

/** Part by part: a text with a character beyond Latin-1 takes twice the room, and a deck's messages mostly have none. */
function jsonOf(deck: Deck): Uint8Array {
	const parts = Object.entries(deck).flatMap(([name, value], i) => [
		`${i === 0 ? '{' : ','}"${name}":`,
		value === deck.slides ? slidesJson(deck.slides) : JSON.stringify(value),
	])
	parts.push('}\n')
	// Three bytes are the most that a UTF-16 unit takes. Memory that nothing is written to is none.
	const bytes = Buffer.allocUnsafe(3 * parts.reduce((sum, { length }) => sum + length, 0))
	let end = 0
	for (const part of parts) end += bytes.write(part, end, 'utf8')
	return bytes.subarray(0, end)
}

/** Renders prose; the parser is loaded only for a deck with prose that is more than words. */
async function markdownFor(deck: Deck): Promise<RenderMarkdown> {
	const proses = deck.slides.flatMap(proseOf).filter((prose) => prose !== null)
	const simple = new Map(proses.map(({ markdown }) => [markdown, simpleParagraph(markdown)]))
	const parse = [...simple.values()].includes(null) ? (await import('./markdown.ts')).createMarkdown() : null
	return (markdown) => simple.get(markdown) ?? parse?.(markdown) ?? ''
}

function proseOf(slide: Slide): (Prose | null)[] {
	switch (slide.kind) {
		case 'title':
		case 'prose':
		case 'section':
			return [slide.prose]
		case 'argument':
			return [slide.lead, slide.closing]
		default:
			return []
	}
}

/** Each view is made when its slide is drawn and gone before the next: a thousand of them need not be kept. */
function* inTurn(slides: readonly Slide[], view: (slide: Slide) => object): Iterable<object> {
	for (const slide of slides) yield view(slide)
}

// A slide as the templates see it: its kind is the name of its template, prose carries its HTML, quotes their turn. Their
// own names stand first: V8 makes a copy to which some are added several times slower.
function slideViews(
	{ order }: Deck,
	markdown: RenderMarkdown,
	quoteView: (quote: QuoteFigure) => object,
): (slide: Slide) => object {
	const rendered = (prose: Prose | null) => prose && { html: markdown(prose.markdown), ...prose }
	return (slide) => {
		const template = `slides/${slide.kind}`
		switch (slide.kind) {
			case 'title':
			case 'prose':
			case 'section':
				return { template, ...slide, prose: rendered(slide.prose) }
			case 'argument': {
				const turns = takeTurns(slide.sides, order)
				const sides = slide.sides.map((side, i) => ({
					turn: turns(i, 0),
					...side,
					quotes: side.quotes.map((quote, j) => ({ turn: turns(i, j), ...quoteView(quote) })),
				}))
				return { template, ...slide, sides, lead: rendered(slide.lead), closing: rendered(slide.closing) }
			}
			default:
				return { template, ...slide }
		}
	}
}
