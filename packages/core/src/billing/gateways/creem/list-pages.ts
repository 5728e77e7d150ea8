import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { callCreem } from './call-creem'

const PAGE_SIZE = 100
const pagination = z.object({ next_page: z.number().nullish() })

/** The pages of one of Creem's searches, in the order in which it sorts them. Throws GatewayError. */
export async function* listPages<T>(
  ctx: Ctx,
  path: `/v1/${string}/search`,
  item: z.ZodType<T>,
  signal: AbortSignal,
): AsyncGenerator<T[]> {
  const answer = z.object({ items: z.array(item), pagination })
  for (let number: number | null = 1; number !== null;) {
    const query = { page_number: number, page_size: PAGE_SIZE }
    const page: z.output<typeof answer> = await callCreem(ctx, { method: 'GET', path, query, answer }, signal)
    yield page.items
    const next: number | null | undefined = page.pagination.next_page
    number = next && next > number ? next : null
  }
}
