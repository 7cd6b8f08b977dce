import type { Format } from './format.ts'
import { mail } from './mail.ts'
import { mbox } from './mbox.ts'
import { textPage } from './text-page.ts'

export type { Format } from './format.ts'

/** Asked in this order: the most certain mark first. */
export const formats: readonly Format[] = [mbox, mail, textPage]
