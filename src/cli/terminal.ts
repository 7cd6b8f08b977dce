/** The part of a process that commands use: so that a test can stand in for a terminal. */
export interface Terminal {
	readonly stdout: TerminalStream
	readonly stderr: TerminalStream
	readonly env: Readonly<Record<string, string | undefined>>
}

export interface TerminalStream {
	readonly isTTY?: boolean
	readonly columns?: number
	write(text: string): unknown
}

/** Puts text in a colour, or leaves it. */
export type Paint = (colour: keyof typeof codes, text: string) => string

/** Colours on a terminal only, and never where NO_COLOR (no-color.org) or TERM=dumb asks for none. */
export function paintFor(stream: TerminalStream, env: Terminal['env']): Paint {
	if (!stream.isTTY || env.NO_COLOR || env.TERM === 'dumb') return (_, text) => text
	return (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`
}

/** The terminal's width; 80 columns where there is none. */
export function widthOf(stream: TerminalStream): number {
	return stream.isTTY && stream.columns ? stream.columns : 80
}

/** SGR parameters (ECMA-48 section 8.3.117) of the sixteen colours that every terminal has. */
const codes = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const
