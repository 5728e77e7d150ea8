/** A creator's accounts in the ledger. */
export const walletAccounts = ['available', 'held', 'debt'] as const
export type WalletAccount = (typeof walletAccounts)[number]

/** The house's side of a transfer; their balances are derived by summing. */
export const houseAccounts = ['issued', 'revenue', 'expired'] as const
export type HouseAccount = (typeof houseAccounts)[number]

export const transferKinds = ['grant', 'hold', 'capture', 'release'] as const
export type TransferKind = (typeof transferKinds)[number]

export const grantSources = ['welcome', 'purchase', 'subscription', 'promotion', 'recovery', 'admin'] as const
export type GrantSource = (typeof grantSources)[number]

export const holdStates = ['open', 'captured', 'released'] as const
export type HoldState = (typeof holdStates)[number]
