const day = /^(\d{4})-(\d{2})-(\d{2})$/
const instant = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?([Zz]|[+-]\d{2}:?\d{2})?$/
const mailDate =
	/^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([+-]\d{4}|GMT|UTC?)(?: \([^()]*\))?$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Whether this is a day of the calendar, written YYYY-MM-DD (ISO 8601). */
export function isDay(text: string): boolean {
	const [, year, month, date] = day.exec(text) ?? []
	return date !== undefined && isCalendarDay(Number(year), Number(month), Number(date))
}

/**
 * A point in time as ISO 8601 in UTC, or null when the text is none. Takes ISO 8601 (a day alone is its midnight, a
 * time without offset is UTC) and the Date of a mail (RFC 5322 section 3.3), never the machine's time zone.
 */
export function toInstant(text: string): string | null {
	if (isDay(text)) return `${text}T00:00:00.000Z`
	const iso = instant.exec(text)
	if (iso) {
		const [, date, hour, minute, second, offset] = iso
		return isDay(date!) ? utc(date!, hour!, minute!, second, offset) : null
	}
	const mail = mailDate.exec(text)
	if (!mail) return null
	const [, date, monthName, year, hour, minute, second, offset] = mail
	const month = String(months.indexOf(monthName!) + 1).padStart(2, '0')
	const isoDate = `${year}-${month}-${date!.padStart(2, '0')}`
	return isDay(isoDate) ? utc(isoDate, hour!, minute!, second, offset) : null
}

function isCalendarDay(year: number, month: number, date: number): boolean {
	const made = new Date(Date.UTC(year, month - 1, date))
	return year >= 1900 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
}

function utc(date: string, hour: string, minute: string, second = '00', offset = 'Z'): string | null {
	const zone = /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : 'Z'
	const time = new Date(`${date}T${hour}:${minute}:${second}${zone}`)
	return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
