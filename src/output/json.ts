import type { Output } from './output.ts'

/** The deck as data, as schema/deck.schema.json describes it. The seal is its last property. */
export const json: Output = {
	name: 'JSON',
	suffix: '.json',
	seal: ['\t"madeBy": "', '"\n}\n'],
	make: async ({ deck }) => Buffer.from(JSON.stringify(deck, null, '\t').replace(/\n}$/, ','), 'utf8'),
}
