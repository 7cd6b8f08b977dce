/** What the shell learns. Signals add 128 to their number. */
export const exitCodes = {
	fine: 0,
	/** Errors in the outline or its quotes. */
	findings: 1,
	/** Wrong usage, unreadable input, a place that cannot be written. */
	cannotRun: 2,
	/** A defect of threaddeck itself (EX_SOFTWARE of sysexits). */
	defect: 70,
} as const
