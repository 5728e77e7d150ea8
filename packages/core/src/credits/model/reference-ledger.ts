import type { GrantSource } from '@studiolo/db/states/credits'
import type { Balance } from '../contract'
import { expire, move, priorityOf, slice, take, type Allocation, type Lots } from './reference-lots'

/** Something asked of the ledger at a time in milliseconds; users are numbered, holds and grants go by their ids. */
export type Request = { key: string; at: number } & (
  | {
      verb: 'grant'
      user: number
      amount: number
      source: GrantSource
      expiresAt: number | null
      priority: number | undefined
    }
  | { verb: 'hold'; user: number; amount: number }
  | { verb: 'capture'; hold: number; amount: number }
  | { verb: 'release'; hold: number }
  | { verb: 'clawback'; grant: number; amount: number }
  | { verb: 'reverse'; hold: number; amount: number }
  | { verb: 'expire'; user: number }
)

/** What came of it. The ids are the real ones; the reference learns them. */
export type Outcome =
  | {
      ok: true
      balance: Balance
      holdId?: number
      grantId?: number
      captured?: number
      released?: number
      taken?: number
      owed?: number
    }
  | { ok: false; kind: string; meta: Record<string, unknown> }

interface Hold {
  user: number
  amount: number
  settled: { captured: number; released: number } | null
  reversed: number
  allocation: Allocation
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

/** A creator's part of the ledger while something is done to it; kept only when it is allowed. */
class Wallet {
  available: number
  held: number
  debt: number
  lots: Lots
  transfers = 0

  constructor({ available, held, debt }: Balance, lots: Lots) {
    this.available = available
    this.held = held
    this.debt = debt
    this.lots = lots
  }

  balance(): Balance {
    return { available: this.available, held: this.held, debt: this.debt }
  }

  expire(at: number): void {
    const { lots, count, credits } = expire(this.lots, at)
    this.lots = lots
    this.available -= credits
    this.transfers += count
  }

  take(amount: number, at: number, first: number | null = null): Allocation {
    const { lots, from } = take(this.lots, amount, at, first)
    this.lots = lots
    this.available -= amount
    this.transfers += 1
    return from
  }

  putBack(parts: Allocation, amount: number): void {
    this.lots = move(this.lots, parts, 'remaining', 1)
    this.available += amount
    this.transfers += 1
  }

  repay(at: number): void {
    const repaid = Math.min(this.available, this.debt)
    if (repaid === 0) return
    this.take(repaid, at)
    this.debt -= repaid
  }
}

/** What the ledger should do, written anew in plain objects: no SQL, no locks, nothing shared with the verbs. */
export class ReferenceLedger {
  readonly balances: Balance[]
  readonly lots: Lots[]
  readonly holds: Layer<number, Hold>
  /** Whose they are, and which lot of theirs. */
  readonly grants: Layer<number, { user: number; place: number }>
  readonly answered: Layer<string, Answered>
  transfers: number

  constructor(users: number, below?: ReferenceLedger) {
    this.balances = below
      ? [...below.balances]
      : Array.from({ length: users }, () => ({ available: 0, held: 0, debt: 0 }))
    this.lots = below ? [...below.lots] : Array.from({ length: users }, () => [])
    this.holds = new Layer(below?.holds)
    this.grants = new Layer(below?.grants)
    this.answered = new Layer(below?.answered)
    this.transfers = below?.transfers ?? 0
  }

  /** One that goes its own way from here. */
  branch(): ReferenceLedger {
    return new ReferenceLedger(0, this)
  }

  /** Whose wallet a request touches; null for a hold or a grant that does not exist. */
  userOf(request: Request): number | null {
    if ('user' in request) return request.user
    const of = 'grant' in request ? this.grants.get(request.grant) : this.holds.get(request.hold)
    return of?.user ?? null
  }

  /** Does it, if it is allowed. `serial` is the id that a new hold or grant gets. */
  apply(request: Request, serial: number): Outcome {
    const user = this.userOf(request)
    if (user === null) return refused('NOT_FOUND', {})
    const before = this.answered.get(request.key)
    if (before) {
      if (sameRequest(before.request, request)) return before.outcome
      return refused('IDEMPOTENCY_CONFLICT', { idempotencyKey: request.key })
    }
    const wallet = this.openWallet(user)
    const outcome = this.move(wallet, request, serial)
    if (!outcome.ok) return outcome
    this.balances[user] = wallet.balance()
    this.lots[user] = wallet.lots
    this.transfers += wallet.transfers
    this.answered.set(request.key, { request, outcome })
    return outcome
  }

  private move(wallet: Wallet, request: Request, serial: number): Outcome {
    switch (request.verb) {
      case 'grant':
        return this.give(wallet, request, serial)
      case 'hold':
        return this.reserve(wallet, request, serial)
      case 'capture':
        return this.settle(wallet, request, request.amount)
      case 'release':
        return this.settle(wallet, request, 0)
      case 'clawback':
        return this.clawBack(wallet, request)
      case 'reverse':
        return this.reverse(wallet, request)
      case 'expire':
        wallet.expire(request.at)
        return { ok: true, balance: wallet.balance() }
    }
  }

  private give(wallet: Wallet, request: Request & { verb: 'grant' }, serial: number): Outcome {
    const { user, amount, source, expiresAt, at } = request
    if (expiresAt !== null && expiresAt <= at) return refused('INVALID_INPUT', {})
    wallet.expire(at)
    const priority = priorityOf(source, request.priority)
    this.grants.set(serial, { user, place: wallet.lots.length })
    wallet.lots = [
      ...wallet.lots,
      { amount, priority, expiresAt, isExpired: false, remaining: amount, held: 0, reversed: 0 },
    ]
    wallet.available += amount
    wallet.transfers += 1
    wallet.repay(at)
    return { ok: true, balance: wallet.balance(), grantId: serial }
  }

  private reserve(wallet: Wallet, { user, amount, at }: Request & { verb: 'hold' }, serial: number): Outcome {
    wallet.expire(at)
    const { available, debt } = wallet
    if (debt > 0 || available < amount) return refused('INSUFFICIENT_CREDITS', { needed: amount, available, debt })
    const allocation = wallet.take(amount, at)
    wallet.lots = move(wallet.lots, allocation, 'held', 1)
    wallet.held += amount
    this.holds.set(serial, { user, amount, settled: null, reversed: 0, allocation })
    return { ok: true, balance: wallet.balance(), holdId: serial }
  }

  private settle(wallet: Wallet, { hold: id, at }: Request & { hold: number }, captured: number): Outcome {
    const hold = this.holds.get(id)
    if (!hold) return refused('NOT_FOUND', {})
    if (hold.settled) return refused('CONFLICT', hold.settled)
    if (captured > hold.amount) return refused('INVALID_INPUT', { held: hold.amount })
    const released = hold.amount - captured
    this.holds.set(id, { ...hold, settled: { captured, released } })
    if (released > 0) wallet.expire(at)
    wallet.held -= hold.amount
    wallet.lots = move(wallet.lots, hold.allocation, 'held', -1)
    if (captured > 0) wallet.transfers += 1
    if (released > 0) {
      wallet.putBack(slice(hold.allocation, captured, hold.amount), released)
      wallet.expire(at)
      wallet.repay(at)
    }
    return { ok: true, balance: wallet.balance(), captured, released }
  }

  private clawBack(wallet: Wallet, { grant, amount, at }: Request & { verb: 'clawback' }): Outcome {
    const place = this.grants.get(grant)?.place ?? -1
    const lot = wallet.lots[place]
    if (!lot) return refused('NOT_FOUND', {})
    const left = lot.amount - lot.reversed
    if (amount > left) return refused('INVALID_INPUT', { left })
    wallet.expire(at)
    const taken = Math.min(wallet.available, amount)
    const owed = amount - taken
    if (taken > 0) wallet.take(taken, at, place)
    if (owed > 0) wallet.transfers += 1
    wallet.debt += owed
    wallet.lots = move(wallet.lots, [[place, amount]], 'reversed', 1)
    return { ok: true, balance: wallet.balance(), taken, owed }
  }

  private reverse(wallet: Wallet, { hold: id, amount, at }: Request & { verb: 'reverse' }): Outcome {
    const hold = this.holds.get(id)
    if (!hold?.settled?.captured) return refused('CONFLICT', {})
    const left = hold.settled.captured - hold.reversed
    if (amount > left) return refused('INVALID_INPUT', { left })
    this.holds.set(id, { ...hold, reversed: hold.reversed + amount })
    wallet.expire(at)
    wallet.putBack(slice(hold.allocation, left - amount, left), amount)
    wallet.expire(at)
    wallet.repay(at)
    return { ok: true, balance: wallet.balance() }
  }

  private openWallet(user: number): Wallet {
    const [balance, lots] = [this.balances[user], this.lots[user]]
    if (!balance || !lots) throw new RangeError(`no user ${user}`)
    return new Wallet(balance, lots)
  }
}

function refused(kind: string, meta: Record<string, unknown>): Outcome {
  return { ok: false, kind, meta }
}

function sameRequest(one: Request, other: Request): boolean {
  return JSON.stringify(content(one)) === JSON.stringify(content(other))
}

/** What makes a request the same as another: not when it comes. */
function content(request: Request): [string, unknown][] {
  const { at, ...asked } = request
  const said = request.verb === 'grant' ? { ...asked, priority: priorityOf(request.source, request.priority) } : asked
  return Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))
}
