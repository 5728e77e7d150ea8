import type { PaymentEvidence } from './contract'
import type { RecoveryFinding } from './findings/contract'

/** What an admin gave for an order, and what the records showed when it was given. */
export interface StandIn {
  finding: RecoveryFinding
  credits: number
}

/**
 * Credits given for an order stand in for its money: for a second payment or one of another amount where that was what
 * waited, else for the one the order is paid with. How many of them are replaced, by what is known now: all once that
 * money has brought its own, the same part of them, rounded down, as of it went back for good.
 */
export function replacedCredits({ finding, credits }: StandIn, payments: readonly PaymentEvidence[]): number {
  const state = finding === 'paid-twice' ? 'duplicate' : 'unmatched'
  const others = payments.filter((payment) => payment.state === state)
  const stoodInFor = others.length > 0 ? others : payments.filter(({ isOfOrder }) => isOfOrder)
  if (stoodInFor.some(({ isOfOrder, grantedCredits }) => isOfOrder && grantedCredits > 0)) return credits
  const shares = stoodInFor.map(shareGone)
  return shares.length === 0 ? 0 : Math.floor(credits * Math.min(...shares))
}

/** How much of its money is with the payer again, and stays there: 0 to 1. */
export function shareGone({ amountMinor, refunds, disputes }: PaymentEvidence): number {
  const refunded = refunds.filter(({ state }) => state === 'succeeded')
  const lost = disputes.filter(({ state }) => state === 'lost')
  const gone = [...refunded, ...lost].reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return amountMinor ? Math.min(1, gone / amountMinor) : 0
}
