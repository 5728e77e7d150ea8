import { AppError } from '../../kernel/errors'
import type { Ctx } from '../../kernel/context'
import type { Task } from '../contract'
import type { Check, Operation, Provider, ProviderCall, Started } from '../define-provider'
import { findProvider } from '../registry'
import type { Attempt } from './claim-attempt'

const CALL_TIMEOUT_MS = 60_000

/** Sends an attempt's frozen request, under its own reference. */
export function startAttempt(ctx: Ctx, attempt: Attempt, signal: AbortSignal): Promise<Started> {
  const order = { capability: attempt.capability, task: attempt.task } as Task
  return providerOf(attempt).start(callFor(ctx, attempt, signal), order)
}

/** One look at an accepted attempt. */
export function checkAttempt(ctx: Ctx, attempt: Attempt, signal: AbortSignal): Promise<Check> {
  return providerOf(attempt).check(callFor(ctx, attempt, signal), operationOf(attempt))
}

/** Looks an attempt up by our reference: its operation, `null` when it surely never arrived, `undefined` when that cannot be asked. */
export async function findAttempt(
  ctx: Ctx,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<Operation | null | undefined> {
  return providerOf(attempt).find?.(callFor(ctx, attempt, signal))
}

/** Asks the provider to stop. Answers false when it cannot be asked. */
export async function askToCancel(ctx: Ctx, attempt: Attempt, signal: AbortSignal): Promise<boolean> {
  const provider = providerOf(attempt)
  if (!provider.cancel || !attempt.operation) return false
  await provider.cancel(callFor(ctx, attempt, signal), attempt.operation)
  return true
}

export function isIdempotentStart(attempt: Attempt): boolean {
  return providerOf(attempt).idempotentStart
}

/** Did the request surely not leave? Then nothing was accepted, whatever the provider. */
export function wasNeverSent(error: unknown): boolean {
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    if ('code' in seen && NEVER_SENT.has(String(seen.code))) return true
  }
  return false
}

/** Failures before a connection stood (Node's `dns` and `net`, undici's connect timeout). */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function callFor(ctx: Ctx, { id, model, address }: Attempt, signal: AbortSignal): ProviderCall {
  return {
    ctx,
    reference: id,
    model,
    address,
    key: null,
    signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
  }
}

function operationOf(attempt: Attempt): Operation {
  if (!attempt.operation) throw new Error(`${attempt.id} has no operation`)
  return attempt.operation
}

function providerOf({ providerId }: Attempt): Provider {
  const provider = findProvider(providerId)
  if (!provider)
    throw new AppError('PROVIDER_UNAVAILABLE', { message: `this worker does not know the provider ${providerId}` })
  return provider
}
