import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../source-file.ts'
import { contentPolicy } from './content-policy.ts'
import type { Asset, Theme } from './theme.ts'
import { packageRoot } from './theme-folder.ts'

/** What a page of the live preview has besides its theme (src/page/live.ts). */
interface Live {
	readonly style: Asset
	readonly script: Asset
}

/** A theme whose decks hear of newer ones; only the live preview's server can tell them. */
export function liveTheme(theme: Theme): Theme {
	const { style, script } = loadLive()
	// It has to see the page before reveal.js changes it.
	return { ...theme, styles: [...theme.styles, style], scripts: [script, ...theme.scripts], isLive: true }
}

/** What the preview shows until there is a first deck: the findings. */
export function waitingPage(): readonly OutputFile[] {
	const { style, script } = loadLive()
	const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy({ isLive: true })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style.name}">
<script src="${script.name}"></script>
<title>No deck yet</title>
<h1>No deck yet</h1>
<p>It appears here when every quote is verified.</p>
</html>
`
	const page = { path: 'index.html', bytes: Buffer.from(html) }
	return [page, ...[style, script].map(({ name, bytes }) => ({ path: name, bytes }))]
}

function loadLive(): Live {
	const read = (name: string) => ({ name, bytes: readFileSync(join(packageRoot(), 'dist/page', name)) })
	return { style: read('live.css'), script: read('live.js') }
}
