/** A thread in which two people answer each other, an outline that quotes every message once, and its slides for others. */
export function makeLongThread(messages, quotesEach = 1) {
	const people = ['Ann Lee <ann@example.org>', 'Bo Lind <bo@example.com>']
	const sentence = (n) =>
		`Measurement ${n} says that the mapping of page ${n * 7} costs ${n * 13} cycles on board ${n % 5}.`
	const mails = Array.from({ length: messages }, (_, n) => {
		const date = new Date(Date.UTC(2024, 0, 1, 0, n)).toUTCString()
		const quoted = n === 0 ? '' : `${people[(n + 1) % 2]} wrote:\n> ${sentence(n - 1)}\n\n`
		const references = n === 0 ? '' : `References: <${n - 1}@example.org>\n`
		const body = `${quoted}${sentence(n)}\n\n${'More words that nobody has to read at all, but which a program reads.\n'.repeat(20)}`
		return `From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: ${people[n % 2]}\nMessage-ID: <${n}@example.org>\n${references}Subject: Costs\nDate: ${date}\n\n${body}\n`
	})
	const quotes = Array.from({ length: messages / quotesEach }, (_, n) => {
		const own = Array.from({ length: quotesEach }, (_, i) => `> ${sentence(n * quotesEach + i)}\n`)
		return `## Argument ${n}\n\n${own.join('\n')}`
	})
	const head = '---\ntitle: Costs\nsides: { A: [Ann Lee], B: [Bo Lind] }\n---\n'
	return { thread: mails.join(''), outline: `${head}\n${quotes.join('\n')}`, slides: quotes.join('\n---\n\n') }
}
