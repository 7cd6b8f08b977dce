import { describe, expect, test } from 'vitest'
import { asked, base, mbox, redirect, replies, send, texts } from './fixtures/serve-replies.ts'
import { openUrl } from './open-url.ts'

describe('private addresses', () => {
	const isNotTwo = { isAllowed: (address: string) => address !== '127.0.0.2' }
	const port = () => new URL(base).port

	test.each([
		'127.0.0.1',
		'localhost',
		'2130706433',
		'0x7f.1',
		'[::1]',
		'[::ffff:7f00:1]',
		'169.254.169.254',
		'10.0.0.1',
		'0',
	])('http://%s is not asked', async (host) => {
		replies['/a.mbox'] = send(mbox)
		expect(await openUrl(`http://${host}:${port()}/a.mbox`)).toMatchObject({
			reason: expect.stringContaining('private address'),
			hint: expect.stringContaining('--allow-private'),
		})
		expect(asked).toEqual([])
	})

	test('a redirect leads to none', async () => {
		replies['/a'] = redirect(`http://127.0.0.2:${port()}/b`)
		expect(await texts(`${base}/a`, isNotTwo)).toContain('127.0.0.2 is a private address')
		expect(asked.map(({ path }) => path)).toEqual(['/a'])
	})

	test('one private address among a name’s is one too many', async () => {
		const resolve = async () => [
			{ address: '127.0.0.1', family: 4 },
			{ address: '127.0.0.2', family: 4 },
		]
		expect(await texts(`http://kettle.example:${port()}/`, { ...isNotTwo, resolve })).toContain(
			'kettle.example is the private address 127.0.0.2',
		)
	})

	test('a name that is looked up again changes nothing (rebinding)', async () => {
		replies['/a.mbox'] = send(mbox)
		let asks = 0
		const resolve = async () => [{ address: asks++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
		expect(await texts(`http://kettle.example:${port()}/a.mbox`, { ...isNotTwo, resolve })).toEqual([mbox])
		expect(asks).toBe(1)
		expect(asked[0]?.headers.host).toBe(`kettle.example:${port()}`)
	})
})
