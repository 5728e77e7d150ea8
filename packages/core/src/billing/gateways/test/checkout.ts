import { testGatewayCheckout } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { enqueue } from '../../../jobs'
import { appUrlConfig } from '../../../kernel/app-url'
import type { Ctx, TxCtx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { testEvent, type EventHead, type TestEvent, type TestNews } from './events'
import { deliverTestWebhook } from './jobs'
import { eventIdOf } from './names'

export type TestCheckoutState = 'open' | 'paid' | 'canceled' | 'expired'

/** A checkout with its events read back. */
export type TestCheckout = Omit<typeof testGatewayCheckout.$inferSelect, 'events'> & { events: TestEvent[] }

/** A checkout that may now be changed by nobody else; null when there is none. */
export async function lockCheckout(ctx: TxCtx, id: string): Promise<TestCheckout | null> {
  const [row] = await ctx.db.select().from(testGatewayCheckout).where(eq(testGatewayCheckout.id, id)).for('update')
  return row ? readRow(row) : null
}

export async function findCheckout(ctx: Ctx, id: string): Promise<TestCheckout | null> {
  const [row] = await ctx.db.select().from(testGatewayCheckout).where(eq(testGatewayCheckout.id, id))
  return row ? readRow(row) : null
}

/** The checkout, or NOT_FOUND. */
export function known(checkout: TestCheckout | null, id: string): TestCheckout {
  if (!checkout) throw new AppError('NOT_FOUND', { message: `no test checkout ${id}` })
  return checkout
}

/** The page where it is paid; afterwards its receipt. */
export function checkoutUrl(ctx: Ctx, id: string): string {
  return `${ctx.config(appUrlConfig).origin}/test-checkout/${id}`
}

/** An open one whose time has passed is expired, whether or not anybody has noticed yet. */
export function stateOf(ctx: Ctx, { state, expiresAt }: TestCheckout): TestCheckoutState {
  return state === 'open' && expiresAt <= ctx.clock.now() ? 'expired' : state
}

/** Changes a locked checkout, remembers what happened and sends it out: all of it commits together. */
export async function tellEvent<N extends TestNews>(
  ctx: TxCtx,
  { id, events }: TestCheckout,
  news: N,
  changes: { state?: TestCheckoutState; refundedMinor?: number; subscriptionId?: string } = {},
): Promise<N & EventHead> {
  const event = {
    id: eventIdOf(id, events.length + 1),
    created: ctx.clock.now().toISOString(),
    ...news,
  }
  await ctx.db
    .update(testGatewayCheckout)
    .set({ ...changes, events: [...events, event] })
    .where(eq(testGatewayCheckout.id, id))
  await enqueue(ctx, deliverTestWebhook, { checkoutId: id, eventId: event.id })
  return event
}

export function readRow(row: typeof testGatewayCheckout.$inferSelect): TestCheckout {
  return { ...row, events: testEvent.array().parse(row.events) }
}
