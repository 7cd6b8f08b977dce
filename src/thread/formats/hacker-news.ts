import { hasMember } from './forges/json.ts'
import type { Format } from './format.ts'

/** Item of Hacker News: JSON of Algolia's API (a tree of items, or a search), or of the official one (one item each). */
export const hackerNews: Format = {
	name: 'hacker news',
	detects: (file) =>
		hasMember(file, 'created_at_i') ||
		(hasMember(file, 'by|deleted|dead') && hasMember(file, 'type') && hasMember(file, 'time')),
	read: async (file) => (await import('./forges/read-hacker-news.ts')).readHackerNews(file),
}
