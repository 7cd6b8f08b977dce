import type { YAMLError } from 'yaml'

/** What to do about a YAML error, by its code; most need no more than their place. */
const hints: Partial<Record<YAMLError['code'], string>> = {
	BAD_SCALAR_START: 'Put the value in quotes: "@example.org".',
	BLOCK_AS_IMPLICIT_KEY: 'Put the value in quotes: a colon and a space inside it start a mapping.',
	MULTILINE_IMPLICIT_KEY: 'Every line needs `key: value`; put text that runs over lines in quotes.',
	TAB_AS_INDENT: 'Indent with spaces: YAML allows no tabs there.',
	MISSING_CHAR: 'Close the quote or bracket, or put the comma between the items.',
	BAD_INDENT: 'Align the line with its neighbours, and close every bracket.',
	MULTIPLE_DOCS: 'The front matter is one YAML document: remove the `---` or `...` inside it.',
	TAG_RESOLVE_FAILED: 'Remove the `!tag`; write plain text, lists and mappings.',
}

/** A YAML error or warning in words: its first line, and a hint where its code has one. */
export function yamlFinding(error: YAMLError): { reason: string; hint: string | null } {
	const message = error.message.split('\n')[0]!.trim()
	return { reason: `The front matter is not valid YAML: ${message}.`, hint: hints[error.code] ?? null }
}
