import { expect, test } from 'vitest'
import { decodeQuotedPrintable } from './decode-quoted-printable.ts'

test.each([
	['bytes', 'J=C3=B8rn=3d', 'J\u00c3\u00b8rn='],
	['soft line breaks', 'one =\r\ntwo =\nthree=', 'one two three'],
	['blanks behind a soft break', 'one= \t\ntwo', 'onetwo'],
	['blanks before one stay', 'one  =\n\ntwo', 'one  \ntwo'],
	['blanks at the end of a line', 'one \t\r\ntwo \n \nthree  ', 'one\r\ntwo\n\nthree'],
	['but encoded ones stay', 'one=20\ntwo=09 \n', 'one \ntwo\t\n'],
	['the signature mark', 'one\n-- \nAda\n--  \n- - \n', 'one\n-- \nAda\n--\n- -\n'],
	['the signature mark at the end', '-- ', '-- '],
	['what is none of it', 'a=b =4 =ZZ =\r== \u00e9', 'a=b =4 =ZZ =\r== \u00e9'],
	['nothing', '', ''],
])('%s', (_, encoded, decoded) => {
	expect(decodeQuotedPrintable(Buffer.from(encoded, 'latin1')).toString('latin1')).toBe(decoded)
})
