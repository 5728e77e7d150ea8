import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { adjustmentConfig } from './config'

/** Up to how many credits, given or taken, no second admin is asked. Needs `admin.read`. */
export function getAdjustmentLimit(ctx: Ctx): { limit: number } {
  requirePermission(ctx, 'admin.read')
  return { limit: ctx.config(adjustmentConfig).limit }
}
