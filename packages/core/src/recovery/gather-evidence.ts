import type { Ctx } from '../kernel/context'
import type { RecoveryEvidence } from './contract'
import type { Charge } from './find-charge'
import { gatherGeneration } from './gather-generation'
import { gatherOrder } from './gather-order'

/**
 * The facts about a charge, as they stand. On the pool, before anything is written: storage may take its time, and what a
 * grant then gives back is guarded by the ledger itself.
 */
export function gatherEvidence(
  ctx: Ctx,
  charge: Charge,
  { askedBefore }: { askedBefore: boolean },
): Promise<RecoveryEvidence> {
  return charge.kind === 'order'
    ? gatherOrder(ctx, charge.order, { askedBefore })
    : gatherGeneration(ctx, charge.generation)
}
