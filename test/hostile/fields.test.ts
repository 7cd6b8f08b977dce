import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeck } from '../../src/build-deck.ts'
import { indexPage } from '../../src/site/index-page.ts'
import type { SiteEntry } from '../../src/site/site.ts'
import { launchChromium } from '../browser/chromium.ts'
import { serveDeck } from '../browser/serve-deck.ts'
import { report } from './figures.ts'
import { oneLine, type Vector, vectorsToTry } from './vectors.ts'
import { foreignMarkup, noHarm, watchContext } from './watch-page.ts'

let browser: Browser
const vectors = vectorsToTry(24)
const none = { 'foreign elements, attributes and addresses': 0 }
const seen = {
	fields: { vectors: 0, decks: 0, refused: 0, ...none },
	site: { vectors: 0, scripts: 0, dialogs: 0, requests: 0, violations: 0, ...none },
}
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(async () => {
	await browser.close()
	report('every field of the front matter, a theme’s name and an address of a deck', seen.fields)
	report('the page that lists the decks of a site', seen.site)
})

const mail = (by: string) =>
	`From a Mon Jan  1 00:00:00 2024\nFrom: ${by}@example.org\nSubject: s\nMessage-ID: <${by}@x>\n${by === 'ann' ? '' : 'In-Reply-To: <ann@x>\n'}\nWords of ${by}.\n\n`
const thread = Buffer.from(mail('ann') + mail('bo'))

/** A deck whose front matter says a vector wherever it can say something. */
async function deckOf({ text }: Vector, more = '') {
	const value = JSON.stringify(oneLine(text).slice(0, 900))
	const outline = `---\ntitle: ${value}\nsubtitle: ${value}\nauthor: ${value}\nvenue: ${value}\nsides:\n  ${value}: { label: ${value}, stance: ${value}, people: [ann@example.org] }\n  B: { people: [bo@example.org] }\npeople: { ${value}: [ann@example.org] }\n${more.replaceAll('%', () => value)}---\n# ${oneLine(text)}\n## One\n\n> Words of ann.\n\n> Words of bo.\n\nStatus: open\n- ${oneLine(text)}\n`
	const open = async (path: string) => ({ bytes: path === 'o.md' ? Buffer.from(outline) : thread })
	const { value: built, diagnostics } = await buildDeck({ outline: 'o.md', threads: ['t'], open })
	return {
		html:
			built.outcome === 'built'
				? Buffer.from(built.built.files.find(({ path }) => path === 'index.html')!.bytes).toString('utf8')
				: null,
		diagnostics,
	}
}

test('no field becomes more than text', async () => {
	const page = await browser.newPage()
	const foreign: unknown[] = []
	for (const vector of vectors) {
		seen.fields.vectors++
		// Those that are refused with all fields have fewer of them: an address must be one, a language too.
		for (const more of ['permalink: %\nlang: %\ndate: %\n', 'theme: %\n', `permalink: "https://example.org/{id}/"\n`]) {
			const { html, diagnostics } = await deckOf(vector, more)
			if (html === null) {
				seen.fields.refused++
				expect(diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([])
				continue
			}
			seen.fields.decks++
			const found = (await page.evaluate(`(${foreignMarkup})(${JSON.stringify(html)})`)) as string[]
			if (found.length > 0) foreign.push([vector.id, more, ...found])
		}
	}
	await page.close()
	seen.fields['foreign elements, attributes and addresses'] = foreign.length
	expect(foreign).toEqual([])
	expect(seen.fields.decks).toBeGreaterThan(vectors.length / 3)
	expect(Object.keys(Object.prototype)).toEqual([])
}, 1_800_000)

test('the page that lists decks shows their titles, sides, dates and names as text', async () => {
	const entries = vectors.map(({ text }): SiteEntry => {
		const value = text.slice(0, 900)
		const sides = [{ number: 1, label: value }]
		return {
			name: value.replace(/[/\0]/g, ''),
			key: null,
			title: value,
			subtitle: value,
			lang: 'en',
			dir: 'ltr',
			date: value,
			sides,
			slides: 1,
			arguments: 1,
			quotes: 1,
		}
	})
	const files = indexPage(entries, 'https://example.org/?"><script>__xss(1)</script>')
	const html = Buffer.from(files[0]!.bytes).toString('utf8')
	const served = await serveDeck(files)
	const context = await browser.newContext()
	const harm = await watchContext(context, served.url)
	const page = await context.newPage()
	await page.goto(served.url)
	await page.waitForTimeout(300)
	expect(harm).toEqual(noHarm)
	expect(await page.locator('li h2').count()).toBe(entries.length)
	const texts = (await page.evaluate(`[...document.querySelectorAll('h2 a')].map((a) => a.textContent)`)) as string[]
	const shown = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '')
	expect(texts.filter((text, i) => shown(text) !== shown(entries[i]!.title))).toEqual([])
	// Of its own elements those that no template has.
	const own = /^(?:<main>|a href [^"<>:]*\/index\.html)$/
	const found = ((await page.evaluate(`(${foreignMarkup})(${JSON.stringify(html)})`)) as string[]).filter(
		(one) => !own.test(one),
	)
	expect(found).toEqual([])
	await context.close()
	await served.close()
	Object.assign(seen.site, {
		vectors: entries.length,
		...harm,
		requests: harm.requests.length,
		violations: harm.violations.length,
	})
}, 120_000)
