/** Every key the front matter knows, level by level. schema/front-matter.schema.json says the same to editors. */
export const frontMatterKeys = {
	outline: [
		'title',
		'subtitle',
		'author',
		'date',
		'venue',
		'lang',
		'minutes',
		'theme',
		'order',
		'thread',
		'root',
		'permalink',
		'sides',
		'people',
	],
	thread: ['path', 'from', 'date', 'id', 'url'],
	side: ['label', 'people', 'stance'],
} as const
