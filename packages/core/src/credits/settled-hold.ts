import { AppError } from '../kernel/errors'
import type { Balance } from './contract'
import type { LedgerAnswer } from './ledger'

/** How a hold ended: `captured` + `released` is the whole of it. */
export interface SettledHold {
  captured: number
  released: number
  balance: Balance
}

/** The columns that `ledger_capture` and `ledger_release` answer beside the balance. */
export const settledColumns = { captured: 'captured', released: 'released' } as const

/** The answer, or the refusal it stands for. */
export function requireSettled(
  holdId: number,
  answer: LedgerAnswer & { captured: number; released: number },
): SettledHold {
  const { outcome, captured, released, balance } = answer
  if (outcome === 'no-hold') throw new AppError('NOT_FOUND', { message: `no hold ${holdId}` })
  if (outcome === 'settled') {
    throw new AppError('CONFLICT', { message: `hold ${holdId} is settled`, meta: { captured, released } })
  }
  if (outcome === 'too-much') {
    throw new AppError('INVALID_INPUT', { message: `hold ${holdId} holds less`, meta: { held: balance.held } })
  }
  return { captured, released, balance }
}
