import { expect, test } from 'vitest'
import { textDirection } from './text-direction.ts'

test.each([
	['It is.', 'ltr'],
	['', 'ltr'],
	['POSIX מעולם לא הבטיח', 'rtl'],
	['As ברק said, it is a bug.', 'ltr'],
	['الخيار الآمن (fsync)', 'rtl'],
	['缓存', 'ltr'],
])('%s: %s', (text, direction) => {
	expect(textDirection(text)).toBe(direction)
})
