import { hasMember } from './forges/json.ts'
import type { Format } from './format.ts'

/** Issue or merge request of GitLab, its notes and discussions: JSON of the REST API. */
export const gitlab: Format = {
	name: 'gitlab',
	detects: (file) => hasMember(file, 'noteable_type|individual_note|iid'),
	read: async (file) => (await import('./forges/read-gitlab.ts')).readGitlab(file),
}
