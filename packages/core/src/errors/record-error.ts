import { createHash } from 'node:crypto'
import { errorLog } from '@studiolo/db/schema/ops'
import type { Id } from '@studiolo/db/states/ids'
import type { Ctx } from '../kernel/context'
import { errorKinds, type AppError } from '../kernel/errors'

export interface ErrorPlace {
  /** Where it surfaced: `trpc:generation.start`, `job:generation.check`, `rest:POST /generations`. */
  source: string
  requestId?: string
  userId?: Id<'usr'>
  generationId?: Id<'gen'>
}

/** Keeps an error under an id that a person is shown and an admin can look up. Never throws: a broken log breaks nothing else. */
export async function recordError(ctx: Ctx, error: AppError, place: ErrorPlace): Promise<Id<'err'>> {
  const id = ctx.ids.next('err')
  const { kind, message } = error
  const facts = { errorId: id, kind, ...place }
  if (errorKinds[kind].class === 'business') ctx.log.info(facts, message)
  else ctx.log.error({ ...facts, err: error }, message)
  try {
    await ctx.db.insert(errorLog).values({
      id,
      at: ctx.clock.now(),
      kind,
      class: errorKinds[kind].class,
      fingerprint: fingerprintOf(error, place.source),
      message: message.slice(0, 2000),
      stack: stackOf(error),
      ...place,
    })
  } catch (failure) {
    ctx.log.error({ errorId: id, err: failure }, 'the error log could not be written')
  }
  return id
}

/** The same trouble has the same fingerprint: kind, place and the words without their numbers and ids. */
export function fingerprintOf(error: AppError, source: string): string {
  const words = error.message.replace(/[a-z]{3}_[0-9a-z]{26}/g, '#').replace(/\d+/g, '#')
  return createHash('sha256').update(`${error.kind}\n${source}\n${words}`).digest('hex').slice(0, 16)
}

function stackOf(error: AppError): string | null {
  if (errorKinds[error.kind].class === 'business') return null
  const origin = error.cause instanceof Error ? error.cause : error
  return origin.stack?.slice(0, 8000) ?? null
}
