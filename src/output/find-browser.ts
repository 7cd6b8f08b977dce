import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CannotWrite } from './cannot-write.ts'

/** The parts of a process that say where programs are. */
export interface Machine {
	readonly platform: NodeJS.Platform
	readonly env: Readonly<Record<string, string | undefined>>
	readonly isProgram: (path: string) => boolean
}

/**
 * The Chrome or Chromium to work with: the one that is asked for, that of CHROME_PATH, else the first that stands where
 * installers put it. Throws CannotWrite.
 */
export function findBrowser(asked: string | undefined, task: string, machine: Machine = thisMachine): string {
	for (const [source, path] of [
		['--browser', asked],
		['CHROME_PATH', machine.env.CHROME_PATH],
	]) {
		if (!path) continue
		if (machine.isProgram(path)) return path
		throw new CannotWrite(`Cannot ${task}: ${source} says ${path}, which is no program that can be started.`)
	}
	const found = browserPlaces(machine).find(machine.isProgram)
	if (found) return found
	throw new CannotWrite(`Cannot ${task}: no Chrome, Chromium or Edge was found. ${advice(machine.platform)}`)
}

function browserPlaces({ platform, env }: Machine): string[] {
	if (platform === 'darwin') {
		const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
		return ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap((folder) =>
			names.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
		)
	}
	if (platform === 'win32') {
		const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => !!folder)
		const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe']
		return [...programs, 'Microsoft/Edge/Application/msedge.exe'].flatMap((program) =>
			folders.map((folder) => join(folder ?? '', program)),
		)
	}
	const names = [
		...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
		...['microsoft-edge-stable', 'microsoft-edge', 'brave-browser'],
	]
	const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter((folder) =>
		folder.startsWith('/'),
	)
	return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function advice(platform: NodeJS.Platform): string {
	const install = platform === 'linux' ? 'Install the package "chromium"' : 'Install Chrome'
	return `${install}, or name one with --browser or CHROME_PATH. The deck as .html needs none.`
}

const thisMachine: Machine = {
	platform: process.platform,
	env: process.env,
	isProgram(path) {
		try {
			accessSync(path, constants.X_OK)
			return statSync(path).isFile()
		} catch {
			return false
		}
	},
}
