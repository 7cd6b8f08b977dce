import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countLines, type Face } from '../../src/deck/measure-text.ts'
import { loadTheme } from '../../src/render/load-theme.ts'
import type { Theme } from '../../src/render/theme.ts'
import { launchChromium } from './chromium.ts'

let browser: Browser
let page: Page
let theme: Theme
beforeAll(async () => {
	theme = await loadTheme()
	browser = await launchChromium()
	page = await browser.newPage()
	const fonts = new Map(theme.fonts.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]))
	const css = Buffer.from(theme.styles.find(({ name }) => name === 'fonts.css')?.bytes ?? []).toString('utf8')
	const inlined = css.replace(
		/url\("(fonts\/[^"]+)"\)/g,
		(_, name) => `url("data:font/woff2;base64,${fonts.get(name)}")`,
	)
	await page.setContent(`<style>${inlined} p { margin: 0; line-height: 30px; overflow-wrap: anywhere; tab-size: 4;
		text-rendering: geometricPrecision }</style>`)
})
afterAll(() => browser.close())

const styles: Readonly<Record<Face, string>> = {
	serif: '420 20px "Source Serif 4", "Source Serif 4 Extended", "Source Serif 4 Rare"',
	serifBold: '600 20px "Source Serif 4", "Source Serif 4 Extended", "Source Serif 4 Rare"',
	serifItalic: 'italic 420 20px "Source Serif 4", "Source Serif 4 Extended", "Source Serif 4 Rare"',
	sans: '400 20px "Inter", "Inter Extended", "Inter Rare"',
	sansBold: '600 20px "Inter", "Inter Extended", "Inter Rare"',
	mono: '450 20px "JetBrains Mono", "JetBrains Mono Extended"',
}

interface Sample {
	readonly text: string
	readonly face: Face
	readonly width: number
	readonly keepLines: boolean
}

/** How many lines each sample takes in Chromium. */
async function browserLines(samples: readonly Sample[]): Promise<number[]> {
	const asked = samples.map((sample) => ({ ...sample, font: styles[sample.face] }))
	return (await page.evaluate(`(async () => {
		const paragraphs = ${JSON.stringify(asked)}.map(({ text, font, width, keepLines }) => {
			const paragraph = document.createElement('p')
			paragraph.textContent = text
			paragraph.style.font = font.replace('20px', '20px/30px')
			paragraph.style.width = width + 'px'
			paragraph.style.whiteSpace = keepLines ? 'pre-wrap' : 'normal'
			document.body.append(paragraph)
			return paragraph
		})
		await document.fonts.ready
		await document.fonts.ready
		const lines = paragraphs.map((paragraph) => Math.round(paragraph.getBoundingClientRect().height / 30))
		for (const paragraph of paragraphs) paragraph.remove()
		return lines
	})()`)) as number[]
}

// Always the same "random" numbers (Park and Miller's generator).
function* numbers(): Generator<number, never> {
	for (let state = 20_230_412; ; ) {
		state = (state * 48_271) % 0x7fffffff
		yield state / 0x7fffffff
	}
}
const random = numbers()
const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next().value * list.length)] as T

const plainWords =
	'the buffer is written back when its last reader lets go, “really”, not to-morrow; AVAST, WAVE To Ty fi ffl 31 % (or 1/2) naïve Dvořák'.split(
		' ',
	)
const hardWords = [
	'x'.repeat(70),
	'blkcache_write_back_all_entries(struct',
	'https://lists.example.org/a/b-c?d=e&f=g#h',
	'ab-'.repeat(30),
	'cache->entries[i].dirty',
	'a,b;c:d.e!f?g',
	'--no-flush-on-write',
	'2001:db8::1',
	'<20240412.7@example.org>',
]

// Joined without blanks where their writing has none. Which fonts draw them is up to the machine.
const foreign: Readonly<Record<string, readonly string[]>> = {
	Chinese:
		'缓存 是否 应在 每次 写入 时， 刷新？ 「电源」 （切断） 数据…… 就会 丢失。 cache 3 % API “真的” 不是 《调优》 问题； 100 年'.split(
			' ',
		),
	Japanese:
		'データ が メディア に、 届く 前に 「電源」 が 切れ ちゃった ら？ ！！ キャッシュ ー ファイル 々 blkcache （笑） 100 円'.split(
			' ',
		),
	Korean: '데이터가 매체에 도달하기 전에 쓰기가 끝나면 (전원이) 꺼질 때 3 % 잃습니다.'.split(' '),
	Arabic: 'إذا عادت عملية الكتابة قبل وصول البيانات إلى الوسيط، فإن انقطاع التيار الكهربائي يفقدها fsync() 3 %'.split(
		' ',
	),
	Hebrew: 'אם הכתיבה חוזרת לפני שהנתונים הגיעו למדיה, הפסקת חשמל מאבדת אותם. fsync() 3 %'.split(' '),
	Russian: 'Если запись возвращается раньше, чем ДАННЫЕ дошли до носителя, ещё щука; fsync() потеряет Жужжащий'.split(
		' ',
	),
	Greek: 'Εάν η εγγραφή επιστρέψει πριν τα ΔΕΔΟΜΕΝΑ φτάσουν στο μέσο, fsync()'.split(' '),
	Hindi: 'यदि डेटा माध्यम तक पहुँचने से पहले लेखन लौट आता है, तो fsync() बिजली जाने पर वह खो जाता है।'.split(' '),
	Thai: 'ถ้า การเขียน กลับมา ก่อนที่ ข้อมูล จะถึง สื่อ ไฟดับ จะทำให้ ข้อมูลหาย fsync()'.split(' '),
	Emoji: '👩‍👩‍👧‍👦 🎉 👍🏽 ⚠️ ok ☑ → ✓ 1️⃣ 🇧🇪 yes,'.split(' '),
}
const undivided = ['Chinese', 'Japanese', 'Thai']

const sampleOf = (words: readonly string[], keepLines: boolean, blank = ' '): Sample => ({
	text: Array.from({ length: 1 + Math.floor(random.next().value * 60) }, () => pick(words)).join(
		keepLines ? pick([' ', '  ', '\t', '\n']) : blank,
	),
	face: pick(Object.keys(styles) as Face[]),
	width: 120 + Math.floor(random.next().value * 500),
	keepLines,
})

test.each<[string, readonly string[], boolean, number]>([
	['words', plainWords, false, 1.04],
	['words and long tokens', [...plainWords, ...hardWords], false, 1.15],
	['lines that are kept', [...plainWords, ...plainWords, ...hardWords, '\t\tif (x)', '    y'], true, 1.15],
])('%s never take more lines in a browser than counted, and not many fewer', async (_, words, keepLines, most) => {
	await compare(
		Array.from({ length: 400 }, () => sampleOf(words, keepLines)),
		most,
	)
})

test.each(Object.entries(foreign))('so it is with %s', async (language, words) => {
	const blank = undivided.includes(language) ? '' : ' '
	await compare(
		Array.from({ length: 200 }, () => sampleOf(words, false, blank)),
		2.2,
	)
})

async function compare(samples: readonly Sample[], most: number): Promise<void> {
	const counted = samples.map(({ text, face, width, keepLines }) =>
		countLines([{ text, face, size: 20 }], width, theme.metrics, keepLines),
	)
	const actual = await browserLines(samples)
	const short = samples.flatMap((sample, i) => {
		const [model = 0, real = 0] = [counted[i], actual[i]]
		return real > model ? [{ ...sample, model, real }] : []
	})
	expect(short).toEqual([])
	const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0)
	expect(sum(counted) / sum(actual)).toBeLessThan(most)
}
