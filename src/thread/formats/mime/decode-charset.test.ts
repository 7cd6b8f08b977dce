import { expect, test } from 'vitest'
import { decodeCharset } from './decode-charset.ts'

test.each([
	['utf-8', 'e282ac', '€'],
	['utf-8', 'efbbbf78', 'x'],
	['', '93e2808b94', '“â€‹”'],
	['us-ascii', 'c3a9', 'é'],
	['US-ASCII', 'e9', 'é'],
	['y', '9392', '“’'],
	['unknown-8bit', 'c3a9', 'é'],
	['windows-1252', '939480', '“”€'],
	['ISO-8859-1', '9394e9', '“”é'],
	['iso-8859-8-i', 'f9ece5ed', 'שלום'],
	['koi8-r', 'd2d5', 'ру'],
	['gb2312', 'e85f', '鑏'],
	['ks_c_5601-1987', '8c63', '똠'],
	['big5', 'a4a4', '中'],
	['iso-2022-jp', '1b2442467c4b5c1b2842', '日本'],
	['utf-7', '2b414f6b2d', 'é'],
	['"utf-8"; x=y', 'c3a9', 'é'],
	['gb2312', 'e282ac', '€'],
	['base64', '6161', 'aa'],
	['no-such-charset', 'c3a9', 'é'],
])('%s %s', (label, hex, expected) => {
	expect(decodeCharset(Buffer.from(hex, 'hex'), label)).toBe(expected)
})
