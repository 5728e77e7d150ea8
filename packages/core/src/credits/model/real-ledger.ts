import type { Database } from '@studiolo/db'
import { transfer, wallet } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gt, inArray, like, sql } from 'drizzle-orm'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { captureHold, clawBack, expireLots, grantCredits, holdCredits, releaseHold, reverseCapture } from '../index'
import { askTwice } from './crashes'
import type { Attempt } from './drafts'
import type { LotState } from './reference-lots'
import type { Outcome, Request } from './reference-ledger'

class Rollback extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super('rolled back on purpose')
    this.outcome = outcome
  }
}

/** How much has been done. Of a crash, how often it met a transaction. */
export interface Operations {
  done: number
  refused: number
  repeated: number
  rolledBack: number
  killed: number
  unanswered: number
  cut: number
  expired: number
}

/** The ledger under test: real verbs on real Postgres, every attempt in a transaction and on a connection of its own. */
export interface RealLedger {
  ctx: Ctx
  /** Other connections: whoever looks at the tables does it here. */
  observer: Database
  url: string
  operations: Operations
  /** By the numbers of the requests. */
  userIds: Id<'usr'>[]
  walletIds: number[]
}

/** So many runs of the job at once, and so many that lose their connection and start again. */
export async function expireAtOnce(real: RealLedger, runs: number, cutRuns: number, nowMs: number): Promise<void> {
  const ctx = { ...real.ctx, clock: { now: () => new Date(nowMs) } }
  const expire = (db: Ctx['db']) => expireLots({ ...ctx, db })
  await Promise.all([
    ...Array.from({ length: runs }, () => expire(ctx.db)),
    ...Array.from({ length: cutRuns }, () => askTwice(real, 'cut', expire, () => expire(ctx.db))),
  ])
}

/** All at once; the outcomes in the order of the attempts. */
export function attemptAll(real: RealLedger, attempts: Attempt[]): Promise<Outcome[]> {
  return Promise.all(attempts.map((attempt) => attemptOne(real, attempt)))
}

/** A caller that lost its connection asks again with the same key; the second answer counts. */
async function attemptOne(real: RealLedger, { request, fate }: Attempt): Promise<Outcome> {
  const ask = (db: Ctx['db']) =>
    inTransaction({ ...real.ctx, db, clock: { now: () => new Date(request.at) } }, async (ctx) => {
      const outcome = await run(real, ctx, request)
      if (fate === 'rollback') throw new Rollback(outcome)
      return outcome
    })
  try {
    if (fate === 'commit' || fate === 'rollback') return await ask(real.ctx.db)
    return await askTwice(real, fate, ask, () => ask(real.ctx.db))
  } catch (error) {
    if (error instanceof Rollback) return error.outcome
    if (error instanceof AppError) return { ok: false, kind: error.kind, meta: error.meta }
    throw error
  }
}

async function run(real: RealLedger, ctx: TxCtx, request: Request): Promise<Outcome> {
  const movement = { idempotencyKey: request.key, reason: 'model' }
  switch (request.verb) {
    case 'grant': {
      const { amount, source, priority } = request
      const expiresAt = request.expiresAt === null ? undefined : new Date(request.expiresAt)
      const userId = userOf(real, request.user)
      return { ok: true, ...(await grantCredits(ctx, { userId, amount, source, expiresAt, priority, ...movement })) }
    }
    case 'hold': {
      const { amount } = request
      return { ok: true, ...(await holdCredits(ctx, { userId: userOf(real, request.user), amount, ...movement })) }
    }
    case 'capture':
      return { ok: true, ...(await captureHold(ctx, { holdId: request.hold, amount: request.amount, ...movement })) }
    case 'release':
      return { ok: true, ...(await releaseHold(ctx, { holdId: request.hold, ...movement })) }
    case 'clawback':
      return {
        ok: true,
        ...(await clawBack(ctx, { grantId: request.grant, amount: request.amount, ...movement })),
      }
    case 'reverse':
      return { ok: true, ...(await reverseCapture(ctx, { holdId: request.hold, amount: request.amount, ...movement })) }
    case 'expire':
      throw new Error('nobody asks for one wallet')
  }
}

function userOf(real: RealLedger, user: number): Id<'usr'> {
  const id = real.userIds[user]
  if (!id) throw new RangeError(`no user ${user}`)
  return id
}

/** Which of the keys moved something, in the order in which they did: the smallest transfer id of each. */
export async function committedOrder(real: RealLedger, keys: string[]): Promise<{ key: string; serial: number }[]> {
  const rows = await real.observer.db
    .select({ key: transfer.idempotencyKey, serial: sql`min(${transfer.id})`.mapWith(Number) })
    .from(transfer)
    .where(inArray(transfer.idempotencyKey, keys))
    .groupBy(transfer.idempotencyKey)
    .orderBy(sql`min(${transfer.id})`)
  return rows
}

/** The wallets as they are, by the numbers of the requests. */
export async function readBalances(real: RealLedger): Promise<{ available: number; held: number; debt: number }[]> {
  const rows = await real.observer.db.select().from(wallet).where(inArray(wallet.id, real.walletIds)).orderBy(wallet.id)
  return rows.map(({ available, held, debt }) => ({ available, held, debt }))
}

/** The lots of each wallet, the oldest first; none where nothing was given. */
export async function readLots(real: RealLedger): Promise<LotState[][]> {
  const rows = await real.observer.sql<Record<string, string | boolean | null>[]>`
    select g.wallet_id, g.amount, g.remaining, g.priority, g.reversed, g.expired_at is not null as is_expired,
      extract(epoch from g.expires_at) * 1000 as expires_at, coalesce(h.held, 0) as held
    from credit_grant g
    left join (
      select w.id, l.lot, sum(l.held) as held
      from wallet w cross join ledger_held_lots(w.id) l where w.id = any(${real.walletIds}) group by w.id, l.lot
    ) h on h.lot = g.id
    where g.wallet_id = any(${real.walletIds}) order by g.id`
  return real.walletIds.map((walletId) =>
    rows
      .filter((row) => Number(row['wallet_id']) === walletId)
      .map((row) => ({
        amount: Number(row['amount']),
        priority: Number(row['priority']),
        expiresAt: row['expires_at'] === null ? null : Number(row['expires_at']),
        isExpired: row['is_expired'] === true,
        remaining: Number(row['remaining']),
        held: Number(row['held']),
        reversed: Number(row['reversed']),
      })),
  )
}

export interface Expiry {
  user: number
  serial: number
  /** By which clock: all that had ended by then was booked with it. */
  at: number
}

/** Expiries booked since, under the lots' own keys: by the job, or by a verb just before its own transfer. */
export async function expiriesSince(real: RealLedger, since: number): Promise<Expiry[]> {
  const rows = await real.observer.db
    .select({ walletId: transfer.walletId, serial: transfer.id, at: transfer.at })
    .from(transfer)
    .where(
      and(
        inArray(transfer.walletId, real.walletIds),
        gt(transfer.id, since),
        eq(transfer.kind, 'expiry'),
        like(transfer.idempotencyKey, 'expiry:%'),
      ),
    )
  return rows.map(({ walletId, serial, at }) => ({ user: real.walletIds.indexOf(walletId), serial, at: at.getTime() }))
}
