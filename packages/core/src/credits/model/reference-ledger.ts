import type { GrantSource } from '@studiolo/db/states/credits'
import type { Balance } from '../contract'

/** Something asked of the ledger; users are numbered, holds go by their ids. */
export type Request = { key: string } & (
  | { verb: 'grant'; user: number; amount: number; source: GrantSource }
  | { verb: 'hold'; user: number; amount: number }
  | { verb: 'capture'; hold: number; amount: number }
  | { verb: 'release'; hold: number }
  | { verb: 'clawback'; user: number; amount: number; account: 'available' | 'debt' }
)

/** What came of it. `holdId` is the real one; the reference learns it. */
export type Outcome =
  | { ok: true; balance: Balance; holdId?: number; captured?: number; released?: number }
  | { ok: false; kind: string; meta: Record<string, unknown> }

interface Hold {
  user: number
  amount: number
  settled: { captured: number; released: number } | null
}

interface Answered {
  request: Request
  outcome: Outcome
}

/** A map over another that it never changes. */
class Layer<K, V> {
  private readonly own = new Map<K, V>()
  private readonly below: Layer<K, V> | undefined

  constructor(below?: Layer<K, V>) {
    this.below = below
  }

  get(key: K): V | undefined {
    return this.own.get(key) ?? this.below?.get(key)
  }

  set(key: K, value: V): void {
    this.own.set(key, value)
  }

  /** Only what was set in this layer. */
  entries(): [K, V][] {
    return [...this.own]
  }
}

/** What the ledger should do, written anew in plain objects: no SQL, no locks, nothing shared with the verbs. */
export class ReferenceLedger {
  readonly balances: Balance[]
  readonly holds: Layer<number, Hold>
  readonly answered: Layer<string, Answered>
  transfers: number

  constructor(users: number, below?: ReferenceLedger) {
    this.balances = below
      ? below.balances.map((balance) => ({ ...balance }))
      : Array.from({ length: users }, () => ({ available: 0, held: 0, debt: 0 }))
    this.holds = new Layer(below?.holds)
    this.answered = new Layer(below?.answered)
    this.transfers = below?.transfers ?? 0
  }

  /** One that goes its own way from here. */
  branch(): ReferenceLedger {
    return new ReferenceLedger(0, this)
  }

  /** Whose wallet a request touches; null for a hold that does not exist. */
  userOf(request: Request): number | null {
    return 'user' in request ? request.user : (this.holds.get(request.hold)?.user ?? null)
  }

  /** Does it, if it is allowed. `serial` is the id that a new hold gets. */
  apply(request: Request, serial: number): Outcome {
    if (this.userOf(request) === null) return refused('NOT_FOUND', {})
    const before = this.answered.get(request.key)
    if (before) {
      if (request.verb === 'clawback') return refused('DATABASE', {})
      if (sameRequest(before.request, request)) return before.outcome
      return refused('IDEMPOTENCY_CONFLICT', { idempotencyKey: request.key })
    }
    const outcome = this.move(request, serial)
    if (outcome.ok) this.answered.set(request.key, { request, outcome })
    return outcome
  }

  private move(request: Request, serial: number): Outcome {
    switch (request.verb) {
      case 'grant':
        return this.give(request.user, request.amount)
      case 'hold':
        return this.reserve(request.user, request.amount, serial)
      case 'capture':
        return this.settle(request.hold, request.amount)
      case 'release':
        return this.settle(request.hold, 0)
      case 'clawback':
        return this.clawBack(request.user, request.account, request.amount)
    }
  }

  private give(user: number, amount: number): Outcome {
    const balance = this.balanceOf(user)
    balance.available += amount
    this.transfers += 1
    this.repay(balance)
    return { ok: true, balance: { ...balance } }
  }

  private reserve(user: number, amount: number, serial: number): Outcome {
    const balance = this.balanceOf(user)
    const { available, debt } = balance
    if (debt > 0 || available < amount) return refused('INSUFFICIENT_CREDITS', { needed: amount, available, debt })
    balance.available -= amount
    balance.held += amount
    this.transfers += 1
    this.holds.set(serial, { user, amount, settled: null })
    return { ok: true, balance: { ...balance }, holdId: serial }
  }

  private settle(id: number, captured: number): Outcome {
    const hold = this.holds.get(id)
    if (!hold) return refused('NOT_FOUND', {})
    if (hold.settled) return refused('CONFLICT', hold.settled)
    if (captured > hold.amount) return refused('INVALID_INPUT', { held: hold.amount })
    const released = hold.amount - captured
    const balance = this.balanceOf(hold.user)
    this.holds.set(id, { ...hold, settled: { captured, released } })
    balance.held -= hold.amount
    balance.available += released
    this.transfers += (captured > 0 ? 1 : 0) + (released > 0 ? 1 : 0)
    if (released > 0) this.repay(balance)
    return { ok: true, balance: { ...balance }, captured, released }
  }

  private clawBack(user: number, account: 'available' | 'debt', amount: number): Outcome {
    const balance = this.balanceOf(user)
    if (account === 'available' && balance.available < amount) return refused('DATABASE', {})
    balance[account] += account === 'debt' ? amount : -amount
    this.transfers += 1
    return { ok: true, balance: { ...balance } }
  }

  private repay(balance: Balance): void {
    const repaid = Math.min(balance.available, balance.debt)
    if (repaid === 0) return
    balance.available -= repaid
    balance.debt -= repaid
    this.transfers += 1
  }

  private balanceOf(user: number): Balance {
    const balance = this.balances[user]
    if (!balance) throw new RangeError(`no user ${user}`)
    return balance
  }
}

function refused(kind: string, meta: Record<string, unknown>): Outcome {
  return { ok: false, kind, meta }
}

function sameRequest(one: Request, other: Request): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(request: Request): [string, unknown][] {
  return Object.entries(request).sort(([a], [b]) => (a < b ? -1 : 1))
}
