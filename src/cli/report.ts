import type { Diagnostic, Severity } from '../diagnostic.ts'
import { printable } from './printable.ts'
import type { Paint } from './terminal.ts'

/** One line a finding, `file:line:col: severity code: reason hint`, and for several a line that counts them; empty for none. */
export function reportText(diagnostics: readonly Diagnostic[], paint: Paint): string {
	if (diagnostics.length === 0) return ''
	const lines = sortDiagnostics(diagnostics).map(({ place, severity, code, reason, hint }) => {
		const where = paint('bold', `${printable(place.file)}:${place.line}:${place.column}:`)
		const what = `${paint(colours[severity], severity)} ${code}: ${printable(reason)}`
		return `${where} ${what}${hint ? ` ${paint('dim', printable(hint))}` : ''}\n`
	})
	return lines.length === 1 ? lines.join('') : `${lines.join('')}${count(diagnostics)}\n`
}

/** A finding in `--json`. */
export function reportJson(diagnostics: readonly Diagnostic[]) {
	return sortDiagnostics(diagnostics).map(({ code, severity, place, reason, hint }) => ({
		code,
		severity,
		...place,
		reason,
		hint,
	}))
}

const colours: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = { error: 'red', warning: 'yellow', hint: 'cyan' }

/** Findings by file, then place, as an editor lists them. */
function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	return diagnostics.toSorted(
		({ place: a }, { place: b }) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
	)
}

function count(diagnostics: readonly Diagnostic[]): string {
	return (['error', 'warning', 'hint'] as const)
		.map((severity) => [severity, diagnostics.filter((finding) => finding.severity === severity).length] as const)
		.filter(([, n]) => n > 0)
		.map(([severity, n]) => plural(n, severity))
		.join(', ')
}

/** "1 error", "2 errors". */
export function plural(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** By code unit: the same order in every locale. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
