/** When the talk began and how long it paused, in ms since 1970; enough to go on after the window was loaded again. */
export interface Clock {
	readonly startedAt: number
	/** Since when it stands still; null while it runs. */
	readonly pausedAt: number | null
}

export function startClock(now: number): Clock {
	return { startedAt: now, pausedAt: null }
}

/** Stops a clock that runs, and lets one go on that stands. */
export function togglePause({ startedAt, pausedAt }: Clock, now: number): Clock {
	return pausedAt === null ? { startedAt, pausedAt: now } : { startedAt: startedAt + (now - pausedAt), pausedAt: null }
}

/** In ms. */
export function elapsed({ startedAt, pausedAt }: Clock, now: number): number {
	return Math.max(0, (pausedAt ?? now) - startedAt)
}

/** "4:07", "1:02:03"; a time that is used up counts on with a minus. */
export function clockText(ms: number): string {
	const whole = Math.round(Math.abs(ms) / 1000)
	const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
	const padded = (value: number) => String(value).padStart(2, '0')
	const text = hours > 0 ? `${hours}:${padded(minutes)}:${padded(seconds)}` : `${minutes}:${padded(seconds)}`
	return ms < 0 && whole > 0 ? `−${text}` : text
}
