import { readDate } from '../../read-date.ts'

/**
 * The Date of a mail as ISO 8601 in UTC (RFC 5322 sections 3.3 and 4.3), or null when it is none. Takes what mail programs
 * make of it too: no weekday, no seconds, years of two digits, full or dashed month names, no zone (then UTC), a zone's
 * name, words behind. Never depends on the machine's clock, zone or language.
 */
export function parseDate(value: string): string | null {
	const text = value.slice(0, longestDate)
	const found = mailDate.exec(text)
	if (found === null) return readDate(text)
	const month = months.indexOf(found[2]!.slice(0, 3).toLowerCase())
	if (month < 0) return readDate(text)
	const [day, hour, minute] = [Number(found[1]), Number(found[4]), Number(found[5])]
	const local = Date.UTC(fullYear(found[3]!), month, day, hour, minute, Math.min(Number(found[6] ?? 0), 59))
	// Date.UTC rolls over: 31 Feb would silently become 3 March.
	const valid = new Date(local).getUTCDate() === day && hour < 24 && minute < 60
	return valid ? new Date(local - minutesEast(found[7]) * 60_000).toISOString() : null
}

/** A date with its comment; what is longer is an attack or not a date. */
const longestDate = 200

const mailDate =
	/^\s{0,9}(?:[a-z]{3,9}\.?,?\s{0,9})?(\d{1,2})[\s-]{1,9}([a-z]{3,9})\.?,?[\s-]{1,9}(\d{4}|\d{2,3}(?!\d)),?\s{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,9})?)?\s{0,9}(?:GMT|UTC)?([+-]\d{3,4}|[a-z]{1,5})?(?![\w:])/i

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 5322 section 4.3: two digits below 50 are of this century, three digits count from 1900. */
function fullYear(year: string): number {
	const number = Number(year)
	if (year.length === 4) return number
	return number + (year.length === 2 && number < 50 ? 2000 : 1900)
}

const zones: ReadonlyMap<string, number> = new Map([
	['EST', -5],
	['EDT', -4],
	['CST', -6],
	['CDT', -5],
	['MST', -7],
	['MDT', -6],
	['PST', -8],
	['PDT', -7],
	['CET', 1],
	['MET', 1],
	['CEST', 2],
	['MEST', 2],
	['EET', 2],
	['EEST', 3],
	['BST', 1],
	['MSK', 3],
	['JST', 9],
	['AEST', 10],
])

/** Minutes east of UTC; an unknown name counts as UTC, as RFC 5322 section 4.3 has it. */
function minutesEast(zone = ''): number {
	const found = /^([+-])(\d{1,2})(\d{2})$/.exec(zone)
	if (found === null) return (zones.get(zone.toUpperCase()) ?? 0) * 60
	const [hours, minutes] = [Number(found[2]), Number(found[3])]
	if (hours > 14 || minutes > 59) return 0
	return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
}
