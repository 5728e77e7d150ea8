import { addMs } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { graceConfig } from '../config'

/** When the days of grace are over: a plan that is not paid by then is limited. */
export function limitedAt(ctx: Pick<Ctx, 'config'>, pastDueAt: Date): Date {
  return addMs(pastDueAt, ctx.config(graceConfig).graceMs)
}
