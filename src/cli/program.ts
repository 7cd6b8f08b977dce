import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { CannotWrite } from '../output/cannot-write.ts'
import { exitCodes } from './exit-codes.ts'
import { giveUp } from './give-up.ts'
import { printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** Runs a command line (without node and script) and returns the exit code. Never rejects. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
	let code: number = exitCodes.fine
	const say = (line: string) => terminal.stderr.write(`threaddeck: ${line}\n`)
	try {
		const done = (result: number) => {
			code = result
		}
		await makeProgram(terminal, done, say).parseAsync(args, { from: 'user' })
		return code
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.cannotRun
		if (isCannotWrite(error)) {
			say(printable(error.message))
			return exitCodes.cannotRun
		}
		return giveUp(error, terminal)
	}
}

/** By its name: the script of the commands has a class of its own. */
function isCannotWrite(error: unknown): error is CannotWrite {
	return error instanceof Error && error.name === 'CannotWrite'
}

/** Names, flags and help; each command's code is loaded when it runs, so that help is instant. */
function makeProgram(terminal: Terminal, done: (code: number) => void, say: (line: string) => void): Command {
	const program = new Command('threaddeck')
		.description('Turns a discussion thread and an outline into a reveal.js deck: every quote checked.')
		.version(version(), '-V, --version')
		.exitOverride()
		.configureOutput({
			writeOut: (text) => terminal.stdout.write(text),
			writeErr: (text) => terminal.stderr.write(text),
			outputError: (text) => say(oneLine(text)),
		})
		.addHelpText('after', examples)

	const root = [
		'--root <message-id>',
		'take the one thread with this message out of an archive',
		withoutBrackets,
	] as const
	const theme = ['--theme <theme>', 'a theme by name (terminal), or its folder'] as const
	const allowPrivate = ['--allow-private', 'fetch threads from your own machine and network as well'] as const
	const refresh = ['--refresh', 'fetch threads anew that were fetched before'] as const
	const showAddresses = [
		'--show-addresses',
		'show mail addresses in quotes and messages; else [address] stands there',
	] as const
	const pseudonyms = ['--pseudonyms', 'call people "Participant 1", and link to no message'] as const
	const strict = ['--strict', 'treat warnings as errors'] as const

	program
		.command('build')
		.description('check every quote, then write the deck')
		.argument('<outline>', 'the outline, Markdown with front matter')
		.argument('[more...]', buildOperands)
		.option('-o, --output <target>', outputHelp, (target, others?: string[]) => [...(others ?? []), target])
		.addOption(new Option('--stdout <format>', 'print the deck in place of a file').choices(['json', 'md']))
		.option(...root)
		.option(...theme)
		.option(...allowPrivate)
		.option(...refresh)
		.option(...strict)
		.option(...showAddresses)
		.option(...pseudonyms)
		.option(
			'--url <address>',
			'where the deck will be on the web: for search engines, and where it is linked',
			webAddress,
		)
		.option('--browser <path>', 'the Chrome or Chromium for PDF and share picture; else CHROME_PATH, else usual places')
		.option('--force', 'replace also a file or folder that threaddeck did not make')
		.action(async (outline, threads, { output, ...options }) => {
			const { build } = await import('./commands.ts')
			const targets = output ?? (options.stdout ? [] : ['deck'])
			done(await build({ outline, threads, output: targets, ...options }, terminal))
		})

	program
		.command('check')
		.description('report every finding, write nothing')
		.argument('<outline>', 'the outline, Markdown with front matter')
		.argument('[thread...]', 'file or web address, in place of those the outline names; - is stdin')
		.option(...root)
		.option(...theme)
		.option(...allowPrivate)
		.option(...refresh)
		.option(...strict)
		.option(...showAddresses)
		.option(...pseudonyms)
		.option('--against <deck>', 'say what moved, changed or is gone since that deck was built, and who replied')
		.option('-v, --verbose', 'list every verified quote and how it was found')
		.option('--json', 'print one JSON document')
		.action(async (outline, threads, options) => {
			const { check } = await import('./commands.ts')
			done(await check({ outline, threads, ...options }, terminal))
		})

	program
		.command('show')
		.description('show a thread as a tree, and who wrote every line; list the threads of an archive')
		.argument(
			'<thread...>',
			'mbox, Maildir, folder, .eml or saved archive page, packed or not, JSON of a forge, web address; - is stdin',
		)
		.option(...root)
		.option(...allowPrivate)
		.option(...refresh)
		.option('--body', 'print every message, with the writer of each line beside it')
		.option('--json', 'print one JSON document')
		.action(async (threads, options) => {
			const { show } = await import('./commands.ts')
			done(await show({ threads, ...options }, terminal))
		})

	program
		.command('outline')
		.description('draft an outline: what most people answered, and how; every quote checked')
		.argument('<thread...>', 'as for show')
		.option(...root)
		.option(...allowPrivate)
		.option(...refresh)
		.action(async (threads, options) => {
			const { outline } = await import('./commands.ts')
			done(await outline({ threads, ...options }, terminal))
		})

	program
		.command('serve')
		.description('preview the deck in a browser and follow every change')
		.argument('<outline>', 'the outline, Markdown with front matter')
		.argument('[thread...]', 'in place of those the outline names')
		.option('-p, --port <number>', 'where to listen on this machine; else the first free one from 8000', portNumber)
		.option(...root)
		.option(...theme)
		.option(...strict)
		.action(async (outline, threads, options) => {
			const { serve } = await import('./commands.ts')
			done(await serve({ outline, threads, ...options }, terminal))
		})

	return program
}

const buildOperands =
	'threads (file or web address) in place of those the outline names, - is stdin; or more outlines (.md or .markdown ' +
	'beginning with ---) for a folder of decks with a page that lists them'

const outputHelp =
	'where the deck goes; .html, .pdf, .pptx, .md, .json or .argdown makes one file, anything else a folder; ' +
	'may be given several times (default: deck)'

const examples = `
Examples:
  threaddeck show thread.mbox                 who said what, and to whom
  threaddeck outline thread.mbox > talk.md    a draft to start from
  threaddeck check talk.md                    is every quote true?
  threaddeck build talk.md -o slides          a deck in slides/index.html
  threaddeck build talk.md -o talk.html -o talk.pdf
  threaddeck build a.md b.md c.md -o site     a deck each, and a page that lists them
  threaddeck serve talk.md                    the same while you write it
  threaddeck check talk.md --against slides   has the thread moved on since?
  b4 mbox -o- <id> | threaddeck show -        a thread from a pipe

Exit codes: 0 fine, 1 errors in outline or quotes, 2 could not run.`

/** People paste a Message-ID with its brackets. */
function withoutBrackets(id: string): string {
	return id.replace(/^<|>$/g, '')
}

function webAddress(text: string): string {
	if (/^https?:\/\//i.test(text) && URL.canParse(text)) return new URL(text).href
	throw new InvalidArgumentError('An address begins with https:// or http://.')
}

function portNumber(text: string): number {
	const port = Number(text)
	if (/^\d{1,5}$/.test(text) && port < 65536) return port
	throw new InvalidArgumentError('A port is a number from 0 to 65535; 0 takes any free one.')
}

/** Commander spreads its suggestion over two lines. */
function oneLine(text: string): string {
	return printable(text.trim().replace(/^error: /, '')).replace(/ +/g, ' ')
}

function version(): string {
	// Two folders up from src/cli as well as from dist/chunks.
	return JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}
