/** How every template is compiled, when the program is bundled or when it runs. */
export const templateOptions = {
	/** A misspelt name is an error and not an empty place. */
	strict: true,
	/** No helper but those that the engine registers. */
	knownHelpersOnly: true,
	/** The lines of a `pre` in a partial stay as they are. */
	preventIndent: true,
} as const

/** A template without its file's last line break, which inside a quote would show as a space. */
export function templateSource(text: string): string {
	return text.replace(/\n$/, '')
}
