import type { creditAdjustment } from '@studiolo/db/schema/credits'
import type { AdjustmentView } from '../contract'

/** An adjustment as its row keeps it. */
export type AdjustmentRow = typeof creditAdjustment.$inferSelect

/** Without the key, which is between the form and the server. */
export function toView({ idempotencyKey: _, ...view }: AdjustmentRow): AdjustmentView {
  return view
}
