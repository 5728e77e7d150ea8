/** What a creator says went wrong with a charge. */
export const recoveryClaims = ['payment_failure', 'api_error', 'system_error'] as const
export type RecoveryClaim = (typeof recoveryClaims)[number]

/** `waiting`: the evidence did not decide, an admin will. */
export const recoveryStates = ['waiting', 'granted', 'declined'] as const
export type RecoveryState = (typeof recoveryStates)[number]
