import type { ArchivedMessage } from './archive.ts'

/**
 * Messages by the minute they were sent in: attribution lines round to minutes, and looking through everything that a
 * person wrote for each of their quotations takes the square of it.
 *
 * @param times of each message, in milliseconds; NaN when it is not known
 * @returns for a time (ISO 8601), the messages less than a minute away from it
 */
export function indexMinutes(
	messages: readonly ArchivedMessage[],
	times: Float64Array,
): (date: string) => Iterable<ArchivedMessage> {
	const minutes = new Map<number, { readonly time: number; readonly message: ArchivedMessage }[]>()
	for (const [index, message] of messages.entries()) {
		const time = times[index]!
		if (Number.isNaN(time)) continue
		const minute = Math.floor(time / minuteLength)
		const known = minutes.get(minute)
		if (known === undefined) minutes.set(minute, [{ time, message }])
		else known.push({ time, message })
	}
	return function* (date) {
		const asked = Date.parse(date)
		const minute = Math.floor(asked / minuteLength)
		for (let near = minute - 1; near <= minute + 1; near++)
			for (const { time, message } of minutes.get(near) ?? []) if (Math.abs(time - asked) < minuteLength) yield message
	}
}

/** In milliseconds. */
const minuteLength = 60_000
