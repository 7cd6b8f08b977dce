import { expect, test } from 'vitest'
import { cutAtAddresses } from './find-addresses.ts'

const shown = (text: string) =>
	cutAtAddresses(text)
		.map((piece) => piece.instead ?? piece.text)
		.join('')

test.each([
	['no address', 'no address'],
	['Ann <ann@example.org> wrote', 'Ann <[address]> wrote'],
	['a@b.org, c.d+e@f-g.example.co.uk.', '[address], [address].'],
	['jörg@exämple.de', '[address]'],
	['user@host and @login and a @ b.c', 'user@host and @login and a @ b.c'],
	[
		'see https://lists.example.org/20240311-1-ruth@example.com/ for it',
		'see https://lists.example.org/20240311-1-ruth@example.com/ for it',
	],
	['mailto:ann@example.org', 'mailto:[address]'],
	['@@ -1,3 +1,4 @@ int main(void)', '@@ -1,3 +1,4 @@ int main(void)'],
])('%s', (text, expected) => {
	expect(shown(text)).toBe(expected)
	expect(
		cutAtAddresses(text)
			.map((piece) => piece.text)
			.join(''),
	).toBe(text)
})
