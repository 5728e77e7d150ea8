import type { RecoveryClaim } from '@studiolo/db/states/recovery'
import { declareAlert } from '../kernel/alerts'
import type { RecoveryFinding } from './contract'

interface RecoverySignal extends Record<string, unknown> {
  recoveryId: string
  claim: RecoveryClaim
  finding: RecoveryFinding
}

/** A disputed charge showed a fault of ours: credits charged for nothing, a result lost, a payment without its credits. */
export const faultProven = declareAlert<RecoverySignal>('recovery.fault-proven', 'critical')
/** A disputed charge showed something that an operator should look into. */
export const faultLikely = declareAlert<RecoverySignal>('recovery.fault-likely', 'warning')
/** Credits that stood in for money were taken back when it went back, and now it is here again: somebody decides. */
export const creditsOwed = declareAlert<RecoverySignal>('recovery.credits-owed', 'warning')
