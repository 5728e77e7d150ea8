/** What a reconciliation compares, in this order. */
export const checkNames = [
  'balances',
  'conservation',
  'lots',
  'grants',
  'held',
  'holds',
  'captures',
  'payments',
  'months',
  'duplicates',
  'clawbacks',
  'recoveries',
  'purchases',
  'usage',
] as const
export type CheckName = (typeof checkNames)[number]
