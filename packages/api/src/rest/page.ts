import { z } from 'zod'

/** The two words of every list: where to go on, and how many. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional().describe('`meta.nextCursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const pageMeta = z.object({ nextCursor: z.string().nullable().describe('Null on the last page.') })
