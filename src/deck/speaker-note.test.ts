import { expect, test } from 'vitest'
import { noteOf } from './speaker-note.ts'

test.each([
	['wrapped lines become one', 'Start from\nthe cover letter.', ['Start from the cover letter.']],
	['blanks at the end of a flowed line are one', 'Start from \nthe cover letter. ', ['Start from the cover letter.']],
	['empty lines part paragraphs', 'One.\n\n \nTwo.\r\n\r\nThree.', ['One.', 'Two.', 'Three.']],
	['code keeps its lines', '-\tif (x)\n+\tif (y)', ['-\tif (x)\n+\tif (y)']],
	['a list keeps its lines', 'Ask:\n- Ann\n- Bo', ['Ask:\n- Ann\n- Bo']],
	['nothing is no paragraph', '\n \n', []],
])('%s', (_, text, paragraphs) => {
	expect(noteOf(null, text)).toEqual({ heading: null, paragraphs })
})
