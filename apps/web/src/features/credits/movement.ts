import type { StatementLine } from '@studiolo/core/credits/contract'
import type { TransferKind } from '@studiolo/db/states/credits'

/** How a movement is coloured; only for what it means. */
export type Meaning = 'held' | 'charged' | 'released' | 'failed'

interface Look {
  sign: 1 | -1
  meaning: Meaning
}

const looks: Record<TransferKind, Look> = {
  grant: { sign: 1, meaning: 'released' },
  release: { sign: 1, meaning: 'released' },
  hold: { sign: -1, meaning: 'held' },
  capture: { sign: -1, meaning: 'charged' },
  repayment: { sign: -1, meaning: 'charged' },
  clawback: { sign: -1, meaning: 'failed' },
  expiry: { sign: -1, meaning: 'failed' },
  reversal: { sign: 1, meaning: 'released' },
}

export interface Movement {
  /** Negative for what leaves: out of `available`, and for a charge out of `held`. */
  signed: number
  meaning: Meaning
}

/** The amount as the creator sees it go or come. */
export function movementOf({ kind, amount }: Pick<StatementLine, 'kind' | 'amount'>): Movement {
  const { sign, meaning } = looks[kind]
  return { signed: sign * amount, meaning }
}

/**
 * Why credits came back: held ones that were released, or paid ones whose payment holds after all; null for every other
 * movement. A failure's reason is the row of the error table.
 */
export function whyBack({
  kind,
  reason,
}: Pick<StatementLine, 'kind' | 'reason'>): 'canceled' | 'failed' | 'restored' | null {
  if (kind === 'grant') return restored.has(reason) ? 'restored' : null
  if (kind !== 'release') return null
  return reason === 'canceled' ? 'canceled' : 'failed'
}

/** What a movement is called that is not about something one made; `generation` for the others. */
export function whatMoved(kind: TransferKind): 'repayment' | 'clawback' | 'expiry' | 'generation' {
  return kind === 'repayment' || kind === 'clawback' || kind === 'expiry' ? kind : 'generation'
}

/** Given again after they were taken with the money: a refund failed, or a dispute was won. */
const restored = new Set(['purchase-restored', 'subscription-restored'])
