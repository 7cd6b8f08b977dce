import { expect, test } from 'vitest'
import { redactedLocalPart } from './redacted-address.ts'

test.each([
	['jgg@xxxxxxxxxx', 'jgg'],
	['<jgg@xxxxxxxxxx>', 'jgg'],
	['jgg@xxxxxx.xxx', 'jgg'],
	['a.b+c@...il.com', 'a.b+c'],
	['ada at example.org', 'ada'],
	['ada@example.org', null],
	['ada@xx.example', null],
	['ada@xxxl.example', null],
	['[email protected]', null],
	['Ada Berg', null],
	['we met at noon at work', null],
	['', null],
])('%s', (address, expected) => {
	expect(redactedLocalPart(address)).toBe(expected)
})
