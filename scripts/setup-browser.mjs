// Finds what the tests drive: a Chromium, the programs that read its PDFs, the server of public-inbox, notmuch. As root on a
// system with apt it installs what is missing, else it says what to do.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The places where test/browser/chromium.ts looks.
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
if (process.env.CHROME_PATH) browsers.unshift(process.env.CHROME_PATH)

const folders = (process.env.PATH ?? '').split(delimiter)
const onPath = (program) => folders.map((folder) => join(folder, program))

const wanted = [
	{ name: 'chromium', places: browsers, otherwise: ', or set CHROME_PATH to a Chrome or Chromium' },
	{ name: 'poppler-utils', places: onPath('pdfinfo'), otherwise: '' },
	{ name: 'poppler-utils', places: onPath('pdftotext'), otherwise: '' },
	{ name: 'public-inbox', places: onPath('public-inbox-httpd'), otherwise: '' },
	{ name: 'notmuch', places: onPath('notmuch'), otherwise: '' },
]
const find = ({ places }) => places.find((place) => existsSync(place))

const missing = new Set(wanted.filter((one) => !find(one)).map(({ name }) => name))
if (missing.size > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
	const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
	execFileSync('apt-get', ['update', '-q'], options)
	execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], options)
}

for (const one of wanted) {
	const found = find(one)
	if (found) console.log(`The tests use ${found}`)
	else {
		console.error(`The tests need ${one.name}: install the package "${one.name}"${one.otherwise}.`)
		process.exitCode = 1
	}
}
