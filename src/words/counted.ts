/**
 * Words a count with its noun, in the form that the language asks for (Unicode plural rules).
 *
 * @param forms the noun by plural category; `{n}` is where the number stands
 */
export function counted(lang: string, forms: PluralForms): (count: number) => string {
	return (count) => {
		const form = forms[categoryOf(lang, count)] ?? forms.other
		return form.replace('{n}', numberText(lang, count))
	}
}

/** "A, B and C", as the language joins names. */
export function listed(lang: string): (parts: readonly string[]) => string {
	return (parts) => {
		if (parts.length < 2) return parts.join('')
		if (lang === 'en') return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
		return new Intl.ListFormat(lang).format(parts)
	}
}

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

// English by hand: the usual case need not wait for ICU to load.
function categoryOf(lang: string, count: number): Intl.LDMLPluralRule {
	if (lang === 'en') return count === 1 ? 'one' : 'other'
	return new Intl.PluralRules(lang).select(count)
}

function numberText(lang: string, count: number): string {
	if (count < 1_000) return String(count)
	if (lang === 'en') return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
	// A space that is narrow in one version of ICU is wide in another.
	return new Intl.NumberFormat(lang).format(count).replace(/\s/g, '\u00a0')
}
