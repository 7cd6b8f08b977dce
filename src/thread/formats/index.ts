import { discourse } from './discourse.ts'
import type { Format } from './format.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { hackerNews } from './hacker-news.ts'
import { mail } from './mail.ts'
import { mbox } from './mbox.ts'
import { textPage } from './text-page.ts'

export type { Format } from './format.ts'

/** Asked in this order: the most certain mark first. */
export const formats: readonly Format[] = [mbox, discourse, hackerNews, gitlab, github, mail, textPage]
