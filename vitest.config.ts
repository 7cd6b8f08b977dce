import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		// Vitest leaves one processor to whoever watches: of two, that is half.
		maxWorkers: '100%',
		include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
		// The browser tests drive a real Chromium; on a slow machine its start alone takes seconds.
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
})
