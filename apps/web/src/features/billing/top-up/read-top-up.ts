import type { ChangeTopUpInput, CreditPackage } from '@studiolo/core/billing/contract'
import { readMoney } from '../money'

/** What stands in the fields. */
export interface TopUpDraft {
  packageId: string
  threshold: string
  cap: string
}

export type TopUpField = 'threshold' | 'cap'

/** The most a threshold can be. */
const MOST = 100_000

/** The draft as it is sent, or which fields are wrong; the cap must leave room for one package at least. */
export function readTopUp(
  draft: TopUpDraft,
  bought: CreditPackage,
): { input: ChangeTopUpInput; wrong: null } | { input: null; wrong: TopUpField[] } {
  const threshold = /^\d{1,6}$/.test(draft.threshold.trim()) ? Number(draft.threshold) : 0
  const monthlyCapMinor = readMoney(draft.cap, bought.currency) ?? 0
  const wrong: TopUpField[] = []
  if (threshold < 1 || threshold > MOST) wrong.push('threshold')
  if (monthlyCapMinor < bought.amountMinor) wrong.push('cap')
  if (wrong.length > 0) return { input: null, wrong }
  return { input: { packageId: bought.id, threshold, monthlyCapMinor }, wrong: null }
}
