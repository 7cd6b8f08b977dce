// Finds the Chromium that the browser tests drive and the programs that read its PDFs; as root on a system with apt it
// installs them, else it says what to do.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// The places where test/browser/chromium.ts looks.
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
if (process.env.CHROME_PATH) places.unshift(process.env.CHROME_PATH)

const find = () => places.find((place) => existsSync(place))

const has = (program) => {
	try {
		execFileSync(program, ['-v'], { stdio: 'ignore' })
		return true
	} catch {
		return false
	}
}

const missing = []
if (!find()) missing.push('chromium')
if (!has('pdfinfo') || !has('pdftotext')) missing.push('poppler-utils')

if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
	const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
	execFileSync('apt-get', ['update', '-q'], options)
	execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], options)
}

const found = find()
if (!found) {
	console.error('No Chromium was found: install the package "chromium", or set CHROME_PATH to a Chrome or Chromium.')
	process.exit(1)
}
if (!has('pdfinfo') || !has('pdftotext')) {
	console.error('pdfinfo and pdftotext were not found: install the package "poppler-utils".')
	process.exit(1)
}
console.log(`The browser tests use ${found}`)
