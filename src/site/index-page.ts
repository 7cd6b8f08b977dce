import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentPolicy } from '../render/content-policy.ts'
import { hashAssets } from '../render/hash-assets.ts'
import { escapeHtml } from '../render/simple-paragraph.ts'
import { readThemeFolder, shippedTheme } from '../render/theme-folder.ts'
import type { OutputFile } from '../source-file.ts'
import { chooseWords } from '../words/choose-words.ts'
import { english } from '../words/en.ts'
import type { SiteEntry } from './site.ts'

/** The page that lists a site's decks, in the default theme's type and colours, with the files that it needs. */
export function indexPage(entries: readonly SiteEntry[], url: string | null): readonly OutputFile[] {
	const assets = siteAssets()
	const [first] = entries
	const isOneLanguage = entries.every(({ lang }) => lang === first?.lang)
	const words = isOneLanguage && first ? chooseWords(first.lang) : null
	const lang = words && first ? first.lang : 'en'
	const title = (words ?? english).talks
	const html = `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy({ isLive: false }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${url === null ? '' : `<link rel="canonical" href="${escapeHtml(url)}">\n`}<link rel="icon" href="data:,">
${assets.styles.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<ul class="decks">
${entries.map(entryHtml).join('\n')}
</ul>
</main>
</body>
</html>
`
	return [{ path: 'index.html', bytes: Buffer.from(html, 'utf8') }, ...assets.files]
}

function entryHtml(entry: SiteEntry): string {
	const words = chooseWords(entry.lang) ?? english
	const facts = [entry.date, words.arguments(entry.arguments), words.quotes(entry.quotes)]
	const sides = entry.sides.map(
		({ number, label }) => `<li class="side-${number}"><span aria-hidden="true"></span>${escapeHtml(label)}</li>`,
	)
	return `<li lang="${escapeHtml(entry.lang)}" dir="${entry.dir}">
<h2><a href="${encodeURIComponent(entry.name)}/index.html">${escapeHtml(entry.title)}</a></h2>
${entry.subtitle === null ? '' : `<p class="subtitle">${escapeHtml(entry.subtitle)}</p>\n`}<ul class="sides">${sides.join('')}</ul>
<p class="facts">${escapeHtml(facts.filter((fact) => fact !== null).join(' · '))}</p>
</li>`
}

function siteAssets() {
	const folder = shippedTheme('default') ?? ''
	const { files } = readThemeFolder(folder)
	const asset = (name: string) => ({ name, bytes: files.get(name) ?? new Uint8Array() })
	const fonts = [...files.keys()].filter((name) =>
		/^fonts\/(?:inter|source-serif-4)-latin(?:-ext|-rare)?\.woff2$/.test(name),
	)
	const faces = Buffer.from(asset('fonts.css').bytes).toString('utf8')
	// Only the faces that the page uses: a rule for a file that is not there would ask for it.
	const used = faces.replace(/@font-face\s*\{[^}]*\}/g, (rule) =>
		fonts.some((name) => rule.includes(`"${name}"`)) ? rule : '',
	)
	const styles = [
		{ name: 'fonts.css', bytes: Buffer.from(used, 'utf8') },
		asset('styles/tokens.css'),
		{ name: 'site.css', bytes: readFileSync(join(folder, 'site.css')) },
	]
	return hashAssets({ styles, scripts: [], fonts: fonts.map(asset) })
}
