/**
 * Finds a date in free text, as attribution lines give it (RFC 5322 section 3.3, ISO 8601, and what mail programs make of
 * them). Returns ISO 8601 in UTC; a time without a zone is taken as UTC; null when there is no whole date.
 * Day and month are never guessed: 4/5/2023 is no date, 25.04.2023 and 4/25/2023 are.
 */
export function readDate(text: string): string | null {
	if (!/\d/.test(text)) return null
	const day = iso(text) ?? dayMonthYear(text) ?? monthDayYear(text) ?? dotted(text) ?? slashed(text) ?? eastAsian(text)
	if (day === null) return null
	const [year, month, date] = day
	const [hour, minute, second] = time(text)
	const stamp = Date.UTC(year, month - 1, date, hour, minute, second) - zone(text) * 60_000
	if (Number.isNaN(stamp) || year < 1970 || year > 2200 || month < 1 || month > 12 || date < 1 || date > 31) return null
	return new Date(stamp).toISOString()
}

type Day = readonly [year: number, month: number, day: number]

const months = [
	'jan|gen|ene|led|янв|sty|oca|tammi',
	'feb|fév|fev|úno|фев|lut|şub|helmi',
	'mar|mär|mrt|bře|мар|maalis',
	'apr|avr|abr|dub|апр|kwi|nis|huhti',
	'may|mai|maj|mag|mei|kvě|мая|май|touko',
	'jun|jui?n|giu|čer(?!ve?c)|июн|cze|haz|kesä',
	'jul|juil|lug|июл|lip|tem|heinä|čer(?:ve?c)',
	'aug|aoû|ago|srp|авг|sie|ağu|elo',
	'sep|set|zář|сен|wrz|eyl|syys',
	'oct|okt|out|ott|říj|окт|paź|eki|loka',
	'nov|lis|ноя|kas|marras',
	'dec|dez|dic|déc|pro|дек|gru|ara|joulu',
].map((names) => new RegExp(`^(?:${names})`, 'iu'))

function monthNumber(word: string): number | null {
	// "juin" before "jui", "juillet": the longer names are asked by their own month first.
	if (/^juil/i.test(word)) return 7
	const index = months.findIndex((names) => names.test(word))
	return index < 0 ? null : index + 1
}

function fullYear(year: string): number {
	return year.length === 2 ? 2000 + Number(year) : Number(year)
}

function iso(text: string): Day | null {
	const found = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text)
	return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])]
}

function dayMonthYear(text: string): Day | null {
	for (const found of text.matchAll(
		/(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+de)?[\s-]+([^\s\d.,:;-]{3,12})\.?,?(?:\s+de)?[\s-]+(\d{4}|\d\d)(?![\d:])/g,
	)) {
		const month = monthNumber(found[2] ?? '')
		if (month !== null) return [fullYear(found[3] ?? ''), month, Number(found[1])]
	}
	return null
}

function monthDayYear(text: string): Day | null {
	for (const found of text.matchAll(
		/([^\s\d.,:;-]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{3,4}\s+)?))?(\d{4})(?!\d)/g,
	)) {
		const month = monthNumber(found[1] ?? '')
		if (month !== null) return [Number(found[3]), month, Number(found[2])]
	}
	return null
}

function dotted(text: string): Day | null {
	const found = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?![\d.])/.exec(text)
	return found === null ? null : [fullYear(found[3] ?? ''), Number(found[2]), Number(found[1])]
}

function slashed(text: string): Day | null {
	const found = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/.exec(text)
	if (found === null) return null
	const [a, b] = [Number(found[1]), Number(found[2])]
	if (a > 12 && b <= 12) return [fullYear(found[3] ?? ''), b, a]
	if (b > 12 && a <= 12) return [fullYear(found[3] ?? ''), a, b]
	return a === b ? [fullYear(found[3] ?? ''), a, b] : null
}

function eastAsian(text: string): Day | null {
	const found = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u.exec(text)
	return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])]
}

function time(text: string): readonly [number, number, number] {
	const found = /(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\b)?/i.exec(text)
	if (found === null) return [0, 0, 0]
	const hour = Number(found[1])
	const half = (found[4] ?? '').toLowerCase()
	return [half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0), Number(found[2]), Number(found[3] ?? 0)]
}

/** Minutes east of UTC (RFC 5322 section 4.3 for the names). */
function zone(text: string): number {
	const offset = /(?:[\d\s]|GMT|UTC)([+-])(0\d|1[0-4]):?([0-5]\d)(?!\d|-)/.exec(text)
	if (offset !== null) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
	const whole = /\b(?:GMT|UTC)([+-])(\d{1,2})(?!\d|:\d)/.exec(text)
	if (whole !== null) return (whole[1] === '-' ? -1 : 1) * Number(whole[2]) * 60
	const named = /\b(EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|MEZ|MESZ|BST|JST|IST)\b/.exec(text)
	const hours: Record<string, number> = {
		EST: -5,
		EDT: -4,
		CST: -6,
		CDT: -5,
		MST: -7,
		MDT: -6,
		PST: -8,
		PDT: -7,
		CET: 1,
		CEST: 2,
		MEZ: 1,
		MESZ: 2,
		BST: 1,
		JST: 9,
		IST: 5.5,
	}
	return named === null ? 0 : (hours[named[1] ?? ''] ?? 0) * 60
}
