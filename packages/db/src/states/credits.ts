/** A creator's accounts in the ledger. `debt` counts what the creator owes: debiting it raises it. */
export const walletAccounts = ['available', 'held', 'debt'] as const
export type WalletAccount = (typeof walletAccounts)[number]

/** The house's side of a transfer. These have no row to lock: their balances are derived by summing. */
export const houseAccounts = ['issued', 'revenue'] as const
export type HouseAccount = (typeof houseAccounts)[number]

export type LedgerAccount = WalletAccount | HouseAccount

export const transferKinds = ['grant', 'repayment', 'hold', 'capture', 'release', 'clawback'] as const
export type TransferKind = (typeof transferKinds)[number]

/** From which account to which a kind of transfer moves credits; the database refuses every other pair. */
export const transferRules = [
  { kind: 'grant', debit: 'issued', credit: 'available' },
  { kind: 'repayment', debit: 'available', credit: 'debt' },
  { kind: 'hold', debit: 'available', credit: 'held' },
  { kind: 'capture', debit: 'held', credit: 'revenue' },
  { kind: 'release', debit: 'held', credit: 'available' },
  { kind: 'clawback', debit: 'available', credit: 'issued' },
  { kind: 'clawback', debit: 'debt', credit: 'issued' },
] as const satisfies { kind: TransferKind; debit: LedgerAccount; credit: LedgerAccount }[]

export const grantSources = ['welcome', 'purchase', 'subscription', 'promotion', 'recovery', 'admin'] as const
export type GrantSource = (typeof grantSources)[number]

/** Once it has left `open` a hold never changes again. */
export const holdStates = ['open', 'captured', 'released'] as const
export type HoldState = (typeof holdStates)[number]

/** What the ledger accepts as a reason: a code such as `generation` or `provider-failed`, so no words about a person. */
export const reasonPattern = '^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$'
