import type { Clock } from '../kernel/clock'
import type { Ctx, TxCtx } from '../kernel/context'
import type { GuardedFetch } from '../kernel/http'
import type { Log } from '../kernel/log'
import type { Task, TaskCapability } from './contract'

/** What `start` answers and any worker can ask for later; JSON, at most a few hundred bytes. */
export type Operation = Record<string, unknown>

/** Why a provider ended an attempt, told from status and code, never from words. */
export type Outcome = 'auth' | 'quota' | 'content' | 'invalid' | 'rate' | 'overload' | 'retired' | 'failed'

/** A file the provider made: at an address of its own, or (the built-in) already in our storage. */
export type Result =
  | { kind: 'url'; url: string; mimeType?: string }
  | { kind: 'stored'; storageKey: string; mimeType: string }

export type Check =
  | { state: 'running'; percent?: number; lookAgainMs: number }
  | { state: 'succeeded'; results: Result[]; costMicros: number }
  | { state: 'failed'; outcome: Outcome; code: string }
  | { state: 'canceled' }
  | { state: 'not-known-yet'; lookAgainMs?: number }

/** What `start` answers; a warning names an option the provider cannot honour. */
export interface Started {
  operation: Operation
  lookAgainMs: number
  warnings?: string[]
}

/**
 * Thrown by `start` when the answer is a clear refusal: nothing was accepted, so another provider may be asked.
 * Anything else thrown means the answer was lost, and the attempt may have been accepted.
 */
export class ProviderRefusal extends Error {
  readonly outcome: Outcome
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(outcome: Outcome, code: string, retryAfterMs?: number) {
    super(`${outcome}: ${code}`)
    this.name = 'ProviderRefusal'
    this.outcome = outcome
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/** What an adapter of an outside service is handed for each call. */
export interface Call {
  /** Our reference: the attempt's id. */
  reference: string
  model: string
  /** The base address frozen on the attempt. */
  address: string
  key: string | null
  fetch: GuardedFetch
  clock: Clock
  log: Log
  signal: AbortSignal
}

export interface Model {
  id: string
  capability: TaskCapability
  /** How long an attempt may take before it is given up. Default 30 min. */
  deadlineMs?: number
}

interface ProviderFacts {
  id: string
  /** What people see: `Built-in renderer`. */
  name: string
  models: readonly Model[]
  /** Does a second `start` with the same reference answer the first operation instead of making another? */
  idempotentStart: boolean
  /** How many attempts may run there at once. Default unlimited. */
  concurrency?: number
}

/** How a provider is spoken to once its context is bound. */
export interface Provider extends ProviderFacts {
  address: string
  start(call: ProviderCall, order: Task): Promise<Started>
  check(call: ProviderCall, operation: Operation): Promise<Check>
  /** Looks an attempt up by our reference; `null`: the provider surely never saw it. */
  find?(call: ProviderCall): Promise<Operation | null>
  /** Asks to stop. Answers nothing: the next check tells what became of it. */
  cancel?(call: ProviderCall, operation: Operation): Promise<void>
}

/** A call with the worker's context, from which adapters of outside services are handed only their share. */
export interface ProviderCall {
  ctx: Ctx
  reference: string
  model: string
  address: string
  key: string | null
  signal: AbortSignal
}

export interface OutsideProvider extends ProviderFacts {
  /** The base address; requests go nowhere else. */
  address: string
  start(call: Call, order: Task): Promise<Started>
  check(call: Call, operation: Operation): Promise<Check>
  find?(call: Call): Promise<Operation | null>
  cancel?(call: Call, operation: Operation): Promise<void>
}

/** Declares an adapter of an outside service. */
export function defineProvider(provider: OutsideProvider): Provider {
  const { find, cancel } = provider
  return {
    ...provider,
    start: (call, order) => provider.start(outside(call), order),
    check: (call, operation) => provider.check(outside(call), operation),
    find: find && ((call) => find(outside(call))),
    cancel: cancel && ((call, operation) => cancel(outside(call), operation)),
  }
}

export interface LocalProvider extends ProviderFacts {
  /** Keeps the order under our reference and enqueues the work; called in a transaction of its own. */
  start(ctx: TxCtx, reference: string, order: Task): Promise<Started>
  check(ctx: Ctx, reference: string): Promise<Check>
  cancel(ctx: TxCtx, reference: string): Promise<void>
}

function outside({ ctx, ...call }: ProviderCall): Call {
  return { ...call, fetch: ctx.fetch, clock: ctx.clock, log: ctx.log }
}
