import { hasMember, isEmptyList } from './forges/json.ts'
import type { Format } from './format.ts'

/** Issue, pull request or discussion of GitHub: JSON of its REST and GraphQL APIs and of `gh … view --json`. */
export const github: Format = {
	name: 'github',
	detects: (file) =>
		isEmptyList(file) ||
		hasMember(file, 'login|author_association|authorAssociation|reactionGroups') ||
		(hasMember(file, 'number') && hasMember(file, 'title') && hasMember(file, 'body')),
	read: async (file) => (await import('./forges/read-github.ts')).readGithub(file),
}
