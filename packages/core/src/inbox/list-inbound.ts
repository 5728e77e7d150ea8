import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, getTableColumns, inArray, lt } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { InboundInput, InboundPage, InboundView } from './contract'

const { body, ...shown } = getTableColumns(inboundEvent)

/** Inbound webhooks, newest first, without their bodies. Needs `admin.billing`. */
export async function listInbound(ctx: Ctx, input: InboundInput): Promise<InboundPage> {
  requirePermission(ctx, 'admin.billing')
  const { states, source, cursor, limit } = input
  const filter = and(
    states && inArray(inboundEvent.state, states),
    source === undefined ? undefined : eq(inboundEvent.source, source),
    cursor && lt(inboundEvent.id, cursor),
  )
  const rows = await ctx.db
    .select(shown)
    .from(inboundEvent)
    .where(filter)
    .orderBy(desc(inboundEvent.id))
    .limit(limit + 1)
  const events = rows.slice(0, limit)
  return { events, nextCursor: rows.length > limit ? (events.at(-1)?.id ?? null) : null }
}

/** One of them as it came. Needs `admin.billing`; throws NOT_FOUND. */
export async function readInbound(ctx: Ctx, id: Id<'evt'>): Promise<InboundView & { body: string }> {
  requirePermission(ctx, 'admin.billing')
  const [event] = await ctx.db.select().from(inboundEvent).where(eq(inboundEvent.id, id))
  if (!event) throw new AppError('NOT_FOUND', { message: `no event ${id}` })
  return event
}
