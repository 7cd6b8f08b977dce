import { hasMember } from './forges/json.ts'
import type { Format } from './format.ts'

/** Topic of a Discourse forum: its JSON (`/t/7.json`, `/t/7/posts.json`), with `raw` where `?include_raw=true` asked for it. */
export const discourse: Format = {
	name: 'discourse',
	detects: (file) => hasMember(file, 'post_stream|cooked|post_number'),
	read: async (file) => (await import('./forges/read-discourse.ts')).readDiscourse(file),
}
