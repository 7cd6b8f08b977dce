/** Words dates for the readers of one language; always in UTC. */
export interface DateWords {
	/** Such as "5 Apr 2023"; null for no date or one that cannot be read. */
	day(date: string | null): string | null
	/** Such as "5 Apr". */
	dayOfYear(date: string): string | null
	/** From the first to the last, such as "5–12 Apr 2023"; null when none is known. */
	range(dates: readonly (string | null)[]): string | null
}

/** Makes the words for a BCP 47 tag; one that is not known counts as English. */
export function dateWords(lang: string): DateWords {
	const format = lang === 'en' ? english : (localFormat(lang) ?? english)
	// A message's day stands in several places of a deck.
	const days = new Map<string | null, string | null>()
	return {
		day(date) {
			let day = days.get(date)
			if (day === undefined) {
				const time = toTime(date)
				day = time === null ? null : format.day(time)
				days.set(date, day)
			}
			return day
		},
		dayOfYear(date) {
			const time = toTime(date)
			return time === null ? null : format.dayOfYear(time)
		},
		range(dates) {
			const times = dates.map(toTime).filter((time) => time !== null)
			if (times.length === 0) return null
			const last = times.reduce((a, b) => Math.max(a, b))
			const first = times.reduce((a, b) => Math.min(a, b))
			return format.range(first, last)
		},
	}
}

interface Format {
	day(time: number): string
	dayOfYear(time: number): string
	range(first: number, last: number): string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/**
 * English without a region: day, month, year misleads nobody. By hand, because the usual case then neither waits for
 * ICU to load (a tenth of a build) nor changes with its version.
 */
const english: Format = {
	day(time) {
		const date = new Date(time)
		return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
	},
	dayOfYear(time) {
		const date = new Date(time)
		return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`
	},
	range(first, last) {
		const [from, to] = [new Date(first), new Date(last)]
		const end = english.day(last)
		if (english.day(first) === end) return end
		if (from.getUTCFullYear() !== to.getUTCFullYear()) return `${english.day(first)} – ${end}`
		if (from.getUTCMonth() === to.getUTCMonth()) return `${from.getUTCDate()}–${end}`
		return `${from.getUTCDate()} ${months[from.getUTCMonth()]} – ${end}`
	},
}

function localFormat(lang: string): Format | null {
	try {
		const format = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
		const short = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' })
		return {
			day: (time) => format.format(time),
			dayOfYear: (time) => short.format(time),
			// Versions of ICU disagree about the spaces around the dash; one form keeps the bytes the same.
			range(first, last) {
				const text = format.formatRange(first, last).replace(/[\u2009\u202f]/g, ' ')
				// Chinese and Japanese ranges are of numbers alone, unlike every other date of the deck.
				if (!text.includes('/')) return text
				const isOneYear = new Date(first).getUTCFullYear() === new Date(last).getUTCFullYear()
				return `${format.format(first)}–${(isOneYear ? short : format).format(last)}`
			},
		}
	} catch {
		return null
	}
}

function toTime(date: string | null): number | null {
	const time = date === null ? Number.NaN : Date.parse(date)
	return Number.isNaN(time) ? null : time
}
