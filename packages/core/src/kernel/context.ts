import type { Db, Tx } from '@studiolo/db'
import type { Actor } from './actor'
import type { Clock } from './clock'
import type { ConfigReader } from './config'
import type { GuardedFetch } from './http'
import type { Ids } from './ids'
import type { Log } from './log'
import type { Mailer } from './mailer'
import type { Storage } from './storage'

/** Everything a verb may reach, handed in so that a test owns it. */
export interface Ctx {
  readonly actor: Actor
  readonly db: Db | Tx
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly storage: Storage
  readonly fetch: GuardedFetch
  readonly mailer: Mailer
  readonly config: ConfigReader
}

/** A context inside a transaction: a pool here is a type error. */
export interface TxCtx extends Ctx {
  readonly db: Tx
}

const MAX_ROUNDS = 5
const RETRYABLE_SQLSTATES = new Set(['40001', '40P01'])

export function isInTransaction(ctx: Ctx): ctx is TxCtx {
  return 'rollback' in ctx.db
}

/** Joins an open transaction; the outermost retries 40001 and 40P01 up to five times, so the body must be repeatable. */
export async function inTransaction<T>(ctx: Ctx, body: (ctx: TxCtx) => Promise<T>): Promise<T> {
  if (isInTransaction(ctx)) return body(ctx)
  for (let round = 1; ; round++) {
    try {
      return await ctx.db.transaction((tx) => body({ ...ctx, db: tx }))
    } catch (error) {
      if (!isRetryable(error) || round === MAX_ROUNDS) throw error
    }
  }
}

/** The SQLSTATE of a database error, wherever in the chain of causes it stands. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    if ('code' in seen && typeof seen.code === 'string' && /^[0-9A-Z]{5}$/.test(seen.code)) return seen.code
  }
  return undefined
}

function isRetryable(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== undefined && RETRYABLE_SQLSTATES.has(state)
}

/** The same context for work that nobody asked for: jobs, sweeps, maintenance. */
export function asSystem(ctx: Ctx, name: string): Ctx {
  return { ...ctx, actor: { kind: 'system', name } }
}
