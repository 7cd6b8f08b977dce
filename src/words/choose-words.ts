import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { japanese } from './ja.ts'
import type { Words } from './words.ts'
import { simplifiedChinese } from './zh-hans.ts'
import { traditionalChinese } from './zh-hant.ts'

/** A language by its BCP 47 tag, or by language and script. Whoever adds one adds a file and a line. */
const languages: Readonly<Record<string, Words>> = {
	en: english,
	de: german,
	es: spanish,
	fr: french,
	ja: japanese,
	'zh-Hans': simplifiedChinese,
	'zh-Hant': traditionalChinese,
}

/** The languages that there are words for. */
export const knownLanguages: readonly string[] = Object.keys(languages)

/** The words for a BCP 47 tag, whatever its region; null when there are none in its language. */
export function chooseWords(tag: string): Words | null {
	const known = languages[tag]
	if (known !== undefined) return known
	const { language, script } = new Intl.Locale(tag).maximize()
	return languages[`${language}-${script}`] ?? languages[language] ?? null
}

/** Which way lines of a language run. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
	if (languages[tag] !== undefined) return 'ltr'
	return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** Scripts of living languages (ISO 15924). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])
