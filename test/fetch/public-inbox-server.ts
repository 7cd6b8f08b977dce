import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A public-inbox server on the loopback interface, with one inbox. */
export interface PublicInbox {
	/** Address of the inbox, with a slash at its end. */
	readonly url: string
	readonly stop: () => Promise<void>
}

/** Starts the real server (Debian package "public-inbox") with the messages of a mboxrd. Rejects when it is not installed. */
export async function startPublicInbox(mbox: URL): Promise<PublicInbox> {
	const folder = mkdtempSync(join(tmpdir(), 'threaddeck-public-inbox-'))
	const port = await freePort()
	const url = `http://127.0.0.1:${port}/kettle/`
	const env = { ...process.env, HOME: folder, PI_CONFIG: join(folder, 'config') }
	const options = { env, stdio: 'pipe' as const }
	try {
		execFileSync(
			'public-inbox-init',
			['-V2', '-Lbasic', 'kettle', join(folder, 'inbox'), url, 'kettle@example.org'],
			options,
		)
		execFileSync('perl', ['-MPublicInbox::Config', '-MPublicInbox::InboxWritable', '-e', fill], {
			...options,
			stdio: [openSync(fileURLToPath(mbox), 'r'), 'pipe', 'pipe'],
		})
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
		throw new Error('public-inbox is not installed: npm run setup:browser installs it, or says what to do', {
			cause: error,
		})
	}
	const server = spawn('public-inbox-httpd', ['-l', `127.0.0.1:${port}`], { env, stdio: 'ignore' })
	const ended = new Promise<void>((done) => server.on('close', () => done()))
	const stop = async () => {
		server.kill()
		await ended
		rmSync(folder, { recursive: true, force: true })
	}
	while (server.exitCode === null) {
		if (
			await fetch(url).then(
				({ ok }) => ok,
				() => false,
			)
		)
			return { url, stop }
		await new Promise((done) => setTimeout(done, 50))
	}
	throw new Error('public-inbox-httpd does not run')
}

const fill =
	'PublicInbox::InboxWritable->new(PublicInbox::Config->new->lookup_name("kettle"))->import_mbox(\\*STDIN, "mboxrd")'

/** A port that is free now. */
function freePort(): Promise<number> {
	return new Promise((done) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address()
			probe.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0))
		})
	})
}
