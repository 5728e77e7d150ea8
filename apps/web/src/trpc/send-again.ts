import { readError } from './read-error'

const RESENDS = 2

/** For mutations under an idempotency key: one that may not have arrived is sent again as it was, key and all. */
export const sendAgain = {
  retry: (failures: number, error: unknown) => failures < RESENDS && readError(error).kind === 'UNAVAILABLE',
  networkMode: 'always',
} as const
