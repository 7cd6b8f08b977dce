import { withAsciiTwin } from '../text/ascii-twin.ts'

/**
 * How a sentence takes the one before it back, by language: the languages that a deck speaks. Words that mean something
 * else in another of them ("or", "sin", "noch") are left out: the language of a mail is not known.
 */
const turns = [
	'but|however|yet|except|unless|although|though|nevertheless|nonetheless|that said|that being said|having said that', // en
	'then again|on the other hand|still,',
	'aber|jedoch|doch|allerdings|dennoch|trotzdem|andererseits|hingegen|es sei denn|obwohl|obgleich|wobei', // de
	'mais|cependant|toutefois|pourtant|néanmoins|en revanche|par contre|sauf|quoique|bien que|malgré tout', // fr
	'pero|sin embargo|no obstante|aunque|salvo|excepto|ahora bien|en cambio|con todo|a pesar de', // es
]
const eastAsianTurns = [
	'但是|但|不过|不過|然而|可是|只是|除非|虽然|雖然|尽管|儘管|话虽如此|話雖如此|另一方面|反之', // zh
	'しかし|だが|ですが|けれど|でも|ただし|ただ、|とはいえ|一方|にもかかわらず|それでも|もっとも|が、', // ja
]

const negations = [
	"not|never|no|nor|neither|none|nobody|nothing|without|cannot|hardly|barely|[a-z]{2,8}n['\u2019]t", // en
	'nicht|nie|niemals|kein(?:e[nmrs]?)?|niemand(?:en|em)?|nichts|ohne|weder|kaum', // de
	'ne|pas|jamais|aucune?|rien|sans|ni', // fr
	'nunca|jamás|ning[uú]n[oa]?|nadie|nada|tampoco|apenas', // es
]

const opening = /^["'(*_\u201C\u2018\u00BB\u00AB\u201E\u300C\u300E\u00BF\u00A1]{0,2}\s?/
const wordEnd = '(?![\\p{L}\\p{N}_-])'

const eastAsianNegations = '不(?![过過但仅僅错錯断斷])|没有|沒有|并非|並非|无法|無法|ない|ません|なかった' // zh, ja

// What may stand before these words is no part of the pattern: V8 would compile all of it once for every way to begin.
const turn = withAsciiTwin(new RegExp(`^(?:(?:${turns.join('|')})${wordEnd}|(?:${eastAsianTurns.join('|')}))`, 'iu'))
/** More UTF-16 units than any of these words have. */
const longestTurn = 40

/** May a sentence take back what stands before it, by how it begins? */
export function takesBack(sentence: string): boolean {
	const start = opening.exec(sentence)?.[0].length ?? 0
	return turn.test(sentence.slice(start, start + longestTurn))
}

/** A word that negates, anywhere in a text; of languages that set no blanks, only what is hardly anything else. */
export const NEGATION = withAsciiTwin(
	new RegExp(
		`(?<![\\p{L}\\p{N}_])(?:(?:${negations.join('|')})(?![\\p{L}\\p{N}_])|n['\u2019](?=[aeéèêhiouyà]))|${eastAsianNegations}`,
		'iu',
	),
)

/** A negation that stands behind what it negates: in German, and in Japanese as the end of the verb. */
export const NEGATION_BEHIND = withAsciiTwin(
	/^(?:\s+[^\s.!?:;,]+){0,3}?\s+(?:nicht|nie|niemals|nichts|kein(?:e[nmrs]?)?)(?![\p{L}\p{N}_])|^[\p{Script=Hiragana}\p{Script=Han}]{0,8}?(?:ない|ません|なかった)/iu,
)
