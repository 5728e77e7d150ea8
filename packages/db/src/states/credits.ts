/** A creator's accounts in the ledger. `debt` counts what the creator owes: debiting it raises it. */
export const walletAccounts = ['available', 'held', 'debt'] as const
export type WalletAccount = (typeof walletAccounts)[number]

/** The house's side of a transfer. These have no row to lock: their balances are derived by summing. */
export const houseAccounts = ['issued', 'revenue', 'expired'] as const
export type HouseAccount = (typeof houseAccounts)[number]

export type LedgerAccount = WalletAccount | HouseAccount

export const transferKinds = [
  'grant',
  'repayment',
  'hold',
  'capture',
  'release',
  'clawback',
  'expiry',
  'reversal',
] as const
export type TransferKind = (typeof transferKinds)[number]

export const grantSources = ['welcome', 'purchase', 'subscription', 'promotion', 'recovery', 'admin'] as const
export type GrantSource = (typeof grantSources)[number]

/** Once it has left `open` a hold never changes again. */
export const holdStates = ['open', 'captured', 'released'] as const
export type HoldState = (typeof holdStates)[number]

/** What is left of a lot: something to spend or at work, nothing, or something that ran out of time. */
export const lotStates = ['active', 'spent', 'expired'] as const
export type LotState = (typeof lotStates)[number]

/** What an admin wants to give or take: booked at once, or once a second admin agrees. */
export const adjustmentStates = ['waiting', 'booked', 'declined'] as const
export type AdjustmentState = (typeof adjustmentStates)[number]

/** Over which time a spend limit counts: the calendar day or month in UTC. */
export const spendWindows = ['day', 'month'] as const
export type SpendWindow = (typeof spendWindows)[number]

/** Who set a spend limit: the creators their own, admins one that the creator cannot lift. */
export const spendLimitOwners = ['creator', 'admin'] as const
export type SpendLimitOwner = (typeof spendLimitOwners)[number]
