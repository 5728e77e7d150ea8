import { alertSignal } from '@studiolo/db/schema/ops'
import { user } from '@studiolo/db/schema/identity'
import { and, asc, eq, gt, inArray, isNotNull, isNull, max } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import { addMs, HOUR_MS } from '../../kernel/clock'
import { inTransaction, type TxCtx } from '../../kernel/context'
import { sendMail } from '../../notify'
import { deliverAlerts } from '../jobs'
import { alertMail } from './alert-mail'

type Signal = typeof alertSignal.$inferSelect

/** The same trouble is told once an hour; what repeats it meanwhile counts to what was told. */
const COOLDOWN_MS = HOUR_MS
const AT_ONCE = 500

/**
 * Mails every admin, in their language, of what was raised since the last time: one mail for all of it. Mails and marks
 * commit together.
 */
export const deliverAlertsJob = implementJob(deliverAlerts, (ctx) =>
  inTransaction(ctx, async (ctx) => {
    const waiting = await ctx.db
      .select()
      .from(alertSignal)
      .where(isNull(alertSignal.deliveredAt))
      .orderBy(asc(alertSignal.id))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    if (waiting.length === 0) return
    const told = await toldLately(ctx, waiting)
    const troubles = [...Map.groupBy(waiting, troubleOf)]
    for (const [trouble, signals] of troubles) await mark(ctx, signals, told.get(trouble) ?? ctx.clock.now())
    const news = troubles.filter(([trouble]) => !told.has(trouble)).map(([, signals]) => signals)
    if (news.length > 0) await mailAdmins(ctx, news)
  }),
)

/** The troubles among these that were told within the last hour, and when. */
async function toldLately(ctx: TxCtx, waiting: Signal[]): Promise<Map<string, Date>> {
  const names = waiting.map(({ name }) => name)
  const since = addMs(ctx.clock.now(), -COOLDOWN_MS)
  const rows = await ctx.db
    .select({ name: alertSignal.name, key: alertSignal.key, at: max(alertSignal.deliveredAt) })
    .from(alertSignal)
    .where(and(inArray(alertSignal.name, names), gt(alertSignal.deliveredAt, since)))
    .groupBy(alertSignal.name, alertSignal.key)
  return new Map(rows.flatMap((row) => (row.at ? [[troubleOf(row), row.at]] : [])))
}

/** What only repeats what was told is marked with that time, so that it does not put the next mail off. */
async function mark(ctx: TxCtx, signals: Signal[], deliveredAt: Date): Promise<void> {
  const ids = signals.map(({ id }) => id)
  await ctx.db.update(alertSignal).set({ deliveredAt }).where(inArray(alertSignal.id, ids))
}

function troubleOf({ name, key }: Pick<Signal, 'name' | 'key'>): string {
  return `${name}\n${key}`
}

async function mailAdmins(ctx: TxCtx, news: Signal[][]): Promise<void> {
  const admins = await ctx.db
    .select({ email: user.email, language: user.language })
    .from(user)
    .where(and(eq(user.role, 'admin'), eq(user.state, 'active'), isNotNull(user.emailVerifiedAt)))
  const troubles = news.flatMap(([first, ...more]) =>
    first ? [{ name: first.name, severity: first.severity, key: first.key, times: 1 + more.length }] : [],
  )
  const link = appLink(ctx.config(appUrlConfig).origin, '/admin/alerts')
  for (const { email, language } of admins) {
    if (email) await sendMail(ctx, alertMail, { email, language }, { troubles, link })
  }
}
