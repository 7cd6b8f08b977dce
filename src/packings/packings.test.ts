import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openSource, unpackSource } from '../open-source.ts'
import { packings } from './index.ts'

const fixtures = new URL('fixtures/', import.meta.url)

test('every packing has fixtures', () => {
	expect(readdirSync(fixtures).sort()).toEqual(packings.map(({ name }) => name).sort())
})

describe.each(packings)('$name', ({ name }) => {
	const [file] = readdirSync(new URL(`${name}/`, fixtures))
	const packed = readFileSync(new URL(`${name}/${file}`, fixtures))

	test('is told by its first bytes and unpacked to its end, all of its parts', async () => {
		const opened = await unpackSource(packed)
		if (!('source' in opened)) throw new Error(opened.reason)
		const text = Buffer.from(opened.source.bytes()).toString()
		expect([text.startsWith('From mboxrd@z'), text.split('Message-ID').length]).toEqual([true, 3])
		expect(opened.damage).toBeNull()
	})

	test('what is cut off is read as far as it goes, or refused for the reason', async () => {
		const opened = await unpackSource(packed.subarray(0, packed.length - 12))
		const said = 'source' in opened ? opened.damage : opened
		expect(`${said?.reason} ${said?.hint}`).toMatch(/breaks off before its end\.? Download or copy it again\.$/)
	})

	test('what is garbled is refused for the reason', async () => {
		const garbled = Buffer.from(packed)
		garbled.fill(0xaa, 8)
		const opened = await unpackSource(garbled)
		const said = 'source' in opened ? opened.damage : opened
		expect(said?.reason).toMatch(/is damaged|breaks off/)
	})
})

test('what unpacks to hundreds of times its size stops early, for the reason', async () => {
	const bomb = gzipSync(Buffer.alloc(200 * 1024 ** 2), { level: 9 })
	const opened = await unpackSource(bomb)
	if (!('source' in opened)) throw new Error(opened.reason)
	expect(opened.damage?.reason).toMatch(/more than 300 times its size/)
	expect(opened.source.size).toBeLessThan(80 * 1024 ** 2)
})

test('a program that is not installed is named', async () => {
	const path = process.env.PATH
	process.env.PATH = '/nowhere'
	try {
		const [file] = readdirSync(new URL('xz/', fixtures))
		const opened = await openSource(new URL(`xz/${file}`, fixtures).pathname)
		expect(opened).toMatchObject({
			reason: 'it is packed with xz, and the program "xz" is not installed.',
			hint: 'Install xz, or unpack it.',
		})
	} finally {
		process.env.PATH = path
	}
})
