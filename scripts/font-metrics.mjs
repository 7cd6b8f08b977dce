#!/usr/bin/env node
// Writes a theme's fonts/metrics.json: how wide its fonts.css draws each character, in the faces that its fonts/faces.json
// names as CSS fonts of 1000px. Decks are fitted with these numbers, so run this again after a font changes. The widths
// are the browser's own, read from a canvas.
//
//   node scripts/font-metrics.mjs templates/default && npx biome format --write templates
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

if (process.argv[2] === undefined) throw new Error('usage: node scripts/font-metrics.mjs THEME-FOLDER')
const theme = pathToFileURL(`${process.argv[2]}/`)

// The faces that measure-text.ts knows.
const faces = JSON.parse(readFileSync(new URL('fonts/faces.json', theme), 'utf8'))

const css = readFileSync(new URL('fonts.css', theme), 'utf8').replace(/url\("(fonts\/[^"]+)"\)/g, (_, path) => {
	const bytes = readFileSync(new URL(path, theme))
	return `url("data:font/woff2;base64,${bytes.toString('base64')}")`
})
const codePoints = [...css.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from, to]) => {
	const first = Number.parseInt(from, 16)
	return Array.from({ length: Number.parseInt(to ?? from, 16) - first + 1 }, (_, i) => first + i)
})
const covered = [...new Set(codePoints)]
	.filter((code) => code >= 0x20 && (code < 0x7f || code > 0x9f))
	.sort((a, b) => a - b)

const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => place !== undefined && existsSync(place))
if (executablePath === undefined) throw new Error('no Chromium found; set CHROME_PATH')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] })
const page = await browser.newPage()
await page.setContent(`<style>${css}</style>`)
const measured = await page.evaluate(
	async ({ faces, covered }) => {
		const text = String.fromCodePoint(...covered)
		const context = document.createElement('canvas').getContext('2d')
		const width = (font, fallback, code) => {
			context.font = `${font}, ${fallback}`
			return context.measureText(String.fromCodePoint(code)).width
		}
		const result = {}
		for (const [name, font] of Object.entries(faces)) {
			await document.fonts.load(font, text)
			// A glyph that the font lacks comes from the fallback, and two unlike fallbacks draw it unlike.
			result[name] = covered.map((code) => {
				const one = width(font, 'monospace', code)
				return one === width(font, 'serif', code) ? Math.ceil(one) : null
			})
		}
		return result
	},
	{ faces, covered },
)
await browser.close()

const metrics = {}
for (const [name, widths] of Object.entries(measured)) {
	const runs = []
	let previous = -2
	for (const [i, code] of covered.entries()) {
		if (widths[i] === null) continue
		if (code !== previous + 1) runs.push({ from: code, widths: [] })
		runs.at(-1).widths.push(widths[i])
		previous = code
	}
	metrics[name] = runs
}
writeFileSync(new URL('fonts/metrics.json', theme), `${JSON.stringify({ unitsPerEm: 1000, faces: metrics })}\n`)
