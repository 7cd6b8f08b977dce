import { expect, test } from 'vitest'
import { isCutAddress, redactedLocalPart } from './redacted-address.ts'

test.each([
	['jgg@xxxxxxxxxx', 'jgg'],
	['<jgg@xxxxxxxxxx>', 'jgg'],
	['jgg@xxxxxx.xxx', 'jgg'],
	['a.b+c@...il.com', 'a.b+c'],
	['ada@xxxxxxxxexample.org', 'ada'],
	['ada@DOMAIN.HIDDEN', 'ada'],
	['ada@', 'ada'],
	['ada at', null],
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

test.each([
	['mi...@example.org', true],
	['m.i@example.org', false],
	['...', false],
])('%s is cut: %s', (address, expected) => {
	expect(isCutAddress(address)).toBe(expected)
})
