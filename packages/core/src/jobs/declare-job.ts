import type { z } from 'zod'
import type { Ctx } from '../kernel/context'

export interface JobOptions {
  /** Runs by itself on this crontab (UTC), e.g. `* * * * *`. */
  cron?: string
  /** How often it is tried before it is dead. Default 25, with the queue's exponential back-off (≈ 3 days in all). */
  maxAttempts?: number
  /** Smaller runs first. Default 0. */
  priority?: number
}

/** The declaration of a job: a token that callers enqueue and a worker implements. */
export interface Job<P> {
  readonly name: string
  readonly payload: z.ZodType<P>
  readonly options: JobOptions
}

/** What the runner hands to a job beside its context. */
export interface JobRun {
  /** Aborted when the worker shuts down. */
  readonly signal: AbortSignal
  /** 1 on the first try. */
  readonly attempt: number
  readonly workerId: string
}

export interface JobHandler {
  readonly job: Job<unknown>
  run(ctx: Ctx, payload: unknown, run: JobRun): Promise<void>
}

/** Declares a job. `name` is `<room>.<verb>`; new payload fields must be optional, since old jobs may still wait. */
export function declareJob<P>(name: string, payload: z.ZodType<P>, options: JobOptions = {}): Job<P> {
  return { name, payload, options }
}

/** Implements a declared job; the payload is parsed first. */
export function implementJob<P>(job: Job<P>, run: (ctx: Ctx, payload: P, run: JobRun) => Promise<void>): JobHandler {
  return {
    job: job as Job<unknown>,
    run: async (ctx, payload, control) => run(ctx, job.payload.parse(payload), control),
  }
}
