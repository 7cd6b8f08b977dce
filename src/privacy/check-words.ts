import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Quote } from '../quotes/quote.ts'
import type { Participant } from '../thread/thread.ts'
import type { Cut } from './change-deck.ts'
import { cutAtAddresses, hiddenAddress } from './find-addresses.ts'

/** A quote is shown with a gap where an address stood: that is said. */
export function findAddresses(quotes: readonly Quote[]): readonly Diagnostic[] {
	return quotes.flatMap((quote) => {
		const count = replacedIn(quote, cutAtAddresses).length
		if (count === 0) return []
		const what = count === 1 ? 'a mail address' : `${count} mail addresses`
		const reason = `The quote holds ${what}; the deck shows ${hiddenAddress} in its place.`
		return [
			diagnostic('address-in-quote', quote.request.place, reason, 'Quote less of it, or build with --show-addresses.'),
		]
	})
}

/** Names in quoted words are replaced where they are whole; a first name alone may be a word, and stays. */
export function findNames(quotes: readonly Quote[], people: readonly Participant[], cut: Cut): readonly Diagnostic[] {
	const parts = new Set(people.flatMap(({ names }) => names.flatMap((name) => name.match(partOfName) ?? [])))
	return quotes.flatMap((quote) => {
		const whole = replacedIn(quote, cut)
		const left = textsOf(quote).flatMap((text) =>
			cut(text).flatMap((piece) => (piece.instead === null ? (piece.text.match(partOfName) ?? []) : [])),
		)
		const single = [...new Set(left.filter((word) => parts.has(word)))]
		if (whole.length === 0 && single.length === 0) return []
		const shown = whole.length > 0 ? [`shows a pseudonym in place of ${listed(whole)}`] : []
		if (single.length > 0) shown.push(`leaves ${listed(single)} as it is, which may be a name`)
		const reason = `The words name somebody: the deck ${shown.join(', and ')}.`
		return [
			diagnostic('name-in-quote', quote.request.place, reason, 'Quote other words, or cut the name out with [...].'),
		]
	})
}

/** Long enough not to be an initial, and written like a name. */
const partOfName = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]{2,}/gu

function replacedIn(quote: Quote, cut: Cut): readonly string[] {
	return textsOf(quote).flatMap((text) => cut(text).flatMap(({ text, instead }) => (instead === null ? [] : [text])))
}

function textsOf({ parts }: Quote): readonly string[] {
	return parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []))
}

function listed(words: readonly string[]): string {
	return [...new Set(words)].map((word) => `"${word}"`).join(', ')
}
