import { alertSignal } from '@studiolo/db/schema/ops'
import { and, eq } from 'drizzle-orm'
import type { TxCtx } from './context'

/** An alert that operators may receive: a token, like a job. */
export interface Alert<P> {
  readonly name: string
  readonly severity: 'warning' | 'critical'
  /** Only for the type of the payload. */
  readonly payload?: P
}

/** Declares an alert; the words for operators stand in the message files under its name. */
export function declareAlert<P extends Record<string, unknown>>(
  name: string,
  severity: Alert<P>['severity'],
): Alert<P> {
  return { name, severity }
}

/** Writes a signal row in the caller's transaction; delivery happens elsewhere. `key` groups repeats of one trouble. */
export async function raiseAlert<P extends Record<string, unknown>>(
  ctx: TxCtx,
  alert: Alert<P>,
  key: string,
  payload: NoInfer<P>,
): Promise<void> {
  await ctx.db.insert(alertSignal).values({
    name: alert.name,
    severity: alert.severity,
    key,
    payload,
    raisedAt: ctx.clock.now(),
  })
}

/** The same, unless one with this key was raised before: for a key that names a day. */
export async function raiseAlertOnce<P extends Record<string, unknown>>(
  ctx: TxCtx,
  alert: Alert<P>,
  key: string,
  payload: NoInfer<P>,
): Promise<void> {
  const isSame = and(eq(alertSignal.name, alert.name), eq(alertSignal.key, key))
  if ((await ctx.db.$count(alertSignal, isSame)) === 0) await raiseAlert(ctx, alert, key, payload)
}
