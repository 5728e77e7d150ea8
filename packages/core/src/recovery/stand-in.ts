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
  const money = stoodInFor(finding, payments)
  if (money.some(({ isOfOrder, grantedCredits }) => isOfOrder && grantedCredits > 0)) return credits
  const shares = money.map(shareGone)
  return shares.length === 0 ? 0 : Math.floor(credits * Math.min(...shares))
}

/** The payments that credits given for this finding stand in for. */
export function stoodInFor(finding: RecoveryFinding, payments: readonly PaymentEvidence[]): PaymentEvidence[] {
  const second = payments.filter(({ state }) => state === 'duplicate')
  const others = finding === 'paid-twice' ? second : payments.filter(({ state }) => state === 'unmatched')
  const own = payments.filter(({ isOfOrder }) => isOfOrder)
  // Of a plan's order all may have gone back as a second subscription.
  return [others, own, second].find(({ length }) => length > 0) ?? []
}

/** How much of its money is with the payer again, and stays there: 0 to 1. */
export function shareGone({ amountMinor, returnedMinor = 0, refunds, disputes }: PaymentEvidence): number {
  const refunded = refunds.filter(({ state }) => state === 'succeeded')
  const lost = disputes.filter(({ state }) => state === 'lost')
  const sum = (parts: readonly { amountMinor: number }[]) => parts.reduce((total, part) => total + part.amountMinor, 0)
  const gone = Math.max(sum(refunded), returnedMinor) + sum(lost)
  return amountMinor ? Math.min(1, gone / amountMinor) : 0
}
