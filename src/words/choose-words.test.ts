import { describe, expect, test } from 'vitest'
import { chooseWords, directionOf, knownLanguages } from './choose-words.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { simplifiedChinese } from './zh-hans.ts'
import { traditionalChinese } from './zh-hant.ts'

test.each([
	['en', english],
	['en-GB', english],
	['de-CH', german],
	['fr-CA', french],
	['zh', simplifiedChinese],
	['zh-CN', simplifiedChinese],
	['zh-TW', traditionalChinese],
	['zh-Hant-HK', traditionalChinese],
	['pt-BR', null],
	['tlh', null],
])('the words for %s', (tag, expected) => {
	expect(chooseWords(tag)).toBe(expected)
})

test.each([
	['en', 'ltr'],
	['ja', 'ltr'],
	['pt', 'ltr'],
	['ar', 'rtl'],
	['he', 'rtl'],
	['fa-IR', 'rtl'],
	['ur', 'rtl'],
	['pa-Arab', 'rtl'],
	['pa', 'ltr'],
])('lines of %s run %s', (tag, expected) => {
	expect(directionOf(tag)).toBe(expected)
})

test.each([
	['en', '1 message', '2 messages', '12,345 messages', 'A, B and C'],
	['de', '1 Nachricht', '2 Nachrichten', '12.345 Nachrichten', 'A, B und C'],
	['es', '1 mensaje', '2 mensajes', '12.345 mensajes', 'A, B y C'],
	['fr', '1 message', '2 messages', '12 345 messages', 'A, B et C'],
	['ja', 'メッセージ 1 件', 'メッセージ 2 件', 'メッセージ 12,345 件', 'A、B、C'],
	['zh-Hans', '1 条消息', '2 条消息', '12,345 条消息', 'A、B和C'],
	['zh-Hant', '1 則訊息', '2 則訊息', '12,345 則訊息', 'A、B和C'],
])('%s counts and lists', (tag, one, two, many, list) => {
	const words = chooseWords(tag)
	const said = [words?.messages(1), words?.messages(2), words?.messages(12_345), words?.list(['A', 'B', 'C'])]
	expect(said.map((text) => text?.replaceAll('\u00a0', ' '))).toEqual([one, two, many, list])
})

describe.each(knownLanguages)('%s', (tag) => {
	const words = chooseWords(tag) ?? english

	test.each([
		['people', words.people(3), ['3']],
		['others', words.others(3), ['3']],
		['statusText', words.statusText('STATUS', 'WHY'), ['STATUS', 'WHY']],
		['dissent', words.dissent('ANN'), ['ANN']],
		['notQuoted', words.notQuoted('SIDE'), ['SIDE']],
		['answering', words.answering('ANN'), ['ANN']],
		['quotedBy', words.quotedBy('ANN'), ['ANN']],
		['days', words.days(3), ['3']],
		['quotesFrom', words.quotesFrom('QUOTES', 'MESSAGES'), ['QUOTES', 'MESSAGES']],
		['answered', words.answered(3), ['3']],
		['pictureLabel', words.pictureLabel('MESSAGES', 'PEOPLE'), ['MESSAGES', 'PEOPLE']],
		['pictureRow', words.pictureRow('ANN', 'SIDE', 'MESSAGES', 3), ['ANN', 'SIDE', 'MESSAGES', '3']],
		['leftOut', words.leftOut(3), ['3']],
		['inContext', words.inContext('ANN', 'TODAY'), ['ANN', 'TODAY']],
		['inContext', words.inContext('ANN', null), ['ANN']],
		['stripLabel', words.stripLabel(3, 'QUOTED'), ['3', 'QUOTED']],
		['stripLabel', words.stripLabel(3, null), ['3']],
		['stripMessage', words.stripMessage(3, 'ANN', 'SIDE'), ['3', 'ANN', 'SIDE']],
		['stripMessage', words.stripMessage(3, 'ANN', null), ['3', 'ANN']],
		['more', words.more(3), ['3']],
	])('%s says all it is told: %j', (_, text, parts) => {
		for (const part of parts) expect(text).toContain(part)
		expect(text).not.toMatch(/undefined|null|NaN|\{n\}/)
	})

	test('is a language of its own', () => {
		const keys = Object.keys(english.labels) as (keyof typeof english.labels)[]
		const shared = keys.filter((key) => words.labels[key] === english.labels[key])
		// French spells "message", "Introduction", "Sources" and "Argument" as English does.
		if (tag !== 'en') expect(shared.length).toBeLessThan(6)
	})
})
