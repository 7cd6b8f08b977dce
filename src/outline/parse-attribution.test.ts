import { describe, expect, test } from 'vitest'
import { parseAttribution } from './parse-attribution.ts'

describe('expected at the end of a quote', () => {
	test.each([
		['— Marc Zyngier', 'Marc Zyngier', null],
		['– Marc Zyngier', 'Marc Zyngier', null],
		['-- Marc Zyngier', 'Marc Zyngier', null],
		['--- Marc Zyngier  ', 'Marc Zyngier', null],
		['  —\tMarc Zyngier', 'Marc Zyngier', null],
		['— Gunthorpe, Jason', 'Gunthorpe, Jason', null],
		['— Gunthorpe, Jason, v2', 'Gunthorpe, Jason', 'v2'],
		['— A. B. Cee Jr., #12', 'A. B. Cee Jr.', '#12'],
		['— Marc Zyngier, 2023-04-12', 'Marc Zyngier', '2023-04-12'],
		['— Marc Zyngier, 2023-04-12T12:28:08Z', 'Marc Zyngier', '2023-04-12T12:28:08Z'],
		['— Marc Zyngier, 12 Apr 2023', 'Marc Zyngier', '12 Apr 2023'],
		['— Marc Zyngier, <86sfd5l1yf.wl-maz@kernel.org>', 'Marc Zyngier', '<86sfd5l1yf.wl-maz@kernel.org>'],
		['— Marc Zyngier, https://example.org/a,b/', 'Marc Zyngier', 'https://example.org/a,b/'],
		['— Marc Zyngier, last Tuesday', 'Marc Zyngier, last Tuesday', null],
		['— Marc Zyngier <maz@kernel.org>, v3', 'Marc Zyngier <maz@kernel.org>', 'v3'],
		['— jgg@nvidia.com', 'jgg@nvidia.com', null],
		['-- <jgg@nvidia.com>', '<jgg@nvidia.com>', null],
		['— @octocat', '@octocat', null],
		['-- tglx', 'tglx', null],
		['— jason gunthorpe', 'jason gunthorpe', null],
		['— Guido van Rossum', 'Guido van Rossum', null],
		['— José Núñez (ARM)', 'José Núñez (ARM)', null],
		['— 山田 太郎', '山田 太郎', null],
		['— Marc Zyngier, v3, v2', 'Marc Zyngier, v3', 'v2'],
	])('%s', (text, author, locator) => {
		const found = parseAttribution(text, 'end')
		expect(found?.author.value).toBe(author)
		expect(found?.locator?.value ?? null).toBe(locator)
		for (const part of [found?.author, found?.locator]) {
			if (part) expect(text.slice(part.index, part.index + part.value.length)).toBe(part.value)
		}
	})
})

describe('words, not an attribution', () => {
	test.each([
		'Marc Zyngier',
		'- Marc Zyngier',
		'—Marc Zyngier',
		'---- Marc Zyngier',
		'-- ',
		'-- 2.1',
		'-- v2.1',
		'--- a/virt/kvm/arm.c',
		'--- /dev/null',
		'-- main.c',
		'-- --verbose',
		'--verbose Output',
		'-- return x;',
		'-- a comment of some language',
		'-- Insert the row.',
		'— and so it goes on for a while',
		'— and so it ended.',
		'— Yes.',
		'— Why not?',
		'— https://example.org/',
		`— ${'X'.repeat(81)}`,
		`— ${', '.repeat(100_000)}`,
		`${' '.repeat(100_000)}— ${' '.repeat(100_000)}`,
	])('%s', (text) => {
		expect(parseAttribution(text, 'end')).toBeNull()
		expect(parseAttribution(text, 'inside')).toBeNull()
	})
})

describe('inside a quote only what is written like a name', () => {
	test.each([
		['— Marc Zyngier', true],
		['— Marc', true],
		['— Marc Zyngier, v2', true],
		['-- Marc Zyngier', true],
		['-- maz@kernel.org', true],
		['-- Marc', false],
		['-- tglx', false],
		['— and this is', false],
		['— jason gunthorpe', false],
	])('%s', (text, expected) => {
		expect(parseAttribution(text, 'inside') !== null).toBe(expected)
	})
})
