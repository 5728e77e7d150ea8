import { sql, type SQL } from 'drizzle-orm'
import { actorName } from '../kernel/actor'
import { sqlStateOf, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { MAX_AMOUNT, type Balance } from './contract'

/** What every movement says about itself. */
export interface Movement {
  /** 1–200 characters, unique in the whole ledger: a repeat answers the first answer and moves nothing. */
  idempotencyKey: string
  /** A code such as `generation`, `succeeded` or `PROVIDER_REFUSED`: never words about a person. */
  reason: string
}

/** How the functions of the ledger's migration answer. */
export interface LedgerAnswer {
  outcome:
    | 'done'
    | 'repeated'
    | 'key-used'
    | 'insufficient'
    | 'no-hold'
    | 'no-grant'
    | 'settled'
    | 'not-captured'
    | 'too-much'
    | 'too-late'
  balance: Balance
}

type LedgerFunction =
  | 'ledger_grant'
  | 'ledger_hold'
  | 'ledger_capture'
  | 'ledger_release'
  | 'ledger_claw_back'
  | 'ledger_reverse'

const REASON = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/
const UNIQUE_VIOLATION = '23505'
const FOREIGN_KEY_VIOLATION = '23503'

const answered = {
  outcome: sql<LedgerAnswer['outcome']>`outcome`,
  available: sql`available`.mapWith(Number),
  held: sql`held`.mapWith(Number),
  debt: sql`debt`.mapWith(Number),
}

/**
 * Calls one function of the ledger: one round trip, since the statement is prepared once a connection. `own` are the
 * columns that only this function answers.
 */
export async function callLedger<Own extends string = never>(
  ctx: TxCtx,
  name: LedgerFunction,
  parameters: SQL,
  movement: Movement,
  own: Record<Own, string>,
): Promise<LedgerAnswer & Record<Own, number>> {
  const { idempotencyKey, reason } = movement
  if (idempotencyKey.length < 1 || idempotencyKey.length > 200)
    throw malformed('an idempotency key has 1–200 characters')
  if (!REASON.test(reason)) throw malformed(`a reason is a code, not a sentence: ${reason}`)
  const columns = Object.fromEntries((Object.keys(own) as Own[]).map((key) => [key, sql.raw(own[key]).mapWith(Number)]))
  const call = sql`${sql.raw(name)}(${parameters}, p_key => ${idempotencyKey}, p_actor => ${actorName(ctx.actor)},
    p_reason => ${reason}, p_at => ${ctx.clock.now().toISOString()})`
  const rows = await ctx.db
    .select({ ...answered, ...columns })
    .from(call)
    .prepare(name)
    .execute()
    .catch((error: unknown) => throwKnown(error, idempotencyKey))
  const [row] = rows as unknown as [{ outcome: LedgerAnswer['outcome'] } & Balance & Record<Own, number>]
  const { outcome, available, held, debt } = row
  if (outcome === 'key-used') throw new AppError('IDEMPOTENCY_CONFLICT', { meta: { idempotencyKey } })
  return { ...row, outcome, balance: { available, held, debt } }
}

/** Throws INVALID_INPUT for what is not a positive whole number of credits. */
export function requireAmount(amount: number): void {
  if (Number.isInteger(amount) && amount >= 1 && amount <= MAX_AMOUNT) return
  throw malformed(`not an amount of credits: ${amount}`)
}

/** What is wrong with what was asked. */
export function malformed(message: string): AppError {
  return new AppError('INVALID_INPUT', { message })
}

/** The same key at the same moment on two wallets, and a wallet for nobody, are refused by constraints alone. */
function throwKnown(error: unknown, idempotencyKey: string): never {
  const state = sqlStateOf(error)
  if (state === UNIQUE_VIOLATION) throw new AppError('IDEMPOTENCY_CONFLICT', { cause: error, meta: { idempotencyKey } })
  if (state === FOREIGN_KEY_VIOLATION) throw new AppError('NOT_FOUND', { message: 'no such user', cause: error })
  throw error
}
