import { expect, test } from 'vitest'
import { buildDeck } from '../../src/build-deck.ts'

const mail = (by: string, id: string) =>
	`From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: ${by}@example.org\nSubject: s\nDate: Mon, 02 Jan 2023 03:04:05 +0000\nMessage-ID: <${id}>\nIn-Reply-To: <__proto__>\n\nWords of ${by}.\n\n`
const thread = mail('ann', '__proto__') + mail('bo', 'constructor')
const build = (front: string, argument = '## One {#constructor}\n\n> Words of ann.\n\n> Words of bo.\n') =>
	buildDeck({
		outline: 'outline.md',
		open: async (path) => ({
			bytes: Buffer.from(
				path === 'outline.md' ? `---\ntitle: constructor\nthread: t.mbox\n${front}\n---\n\n${argument}` : thread,
			),
		}),
	})

test('names of the prototype are names like any other', async () => {
	const { value, diagnostics } = await build(
		'sides: { __proto__: [ann@example.org], toString: [bo@example.org] }\npeople: { constructor: [valueOf] }',
	)
	expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
	if (value.outcome !== 'built') throw new Error(value.outcome)
	expect(value.built.deck.sides.map(({ label }) => label)).toEqual(['__proto__', 'toString'])
	expect(value.built.deck.slides.map(({ id }) => id)).toContain('constructor')
	expect(value.built.files.map(({ path }) => path).filter((path) => /proto|\.\./.test(path))).toEqual([])
})

test.each(['../../etc', '/etc/passwd', '/etc', '..', 'https://evil.invalid/theme', 'default/../../..', '\\0'])(
	'a theme %s is refused',
	async (theme) => {
		const { value, diagnostics } = await build(
			`sides: { A: [ann@example.org], B: [bo@example.org] }\ntheme: ${JSON.stringify(theme)}`,
		)
		expect(value.outcome).toBe('refused')
		expect(diagnostics.map(({ code }) => code)).toContain('theme-unreadable')
	},
)
