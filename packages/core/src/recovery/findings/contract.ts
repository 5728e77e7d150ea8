import type { RecoveryState } from '@studiolo/db/states/recovery'

interface FindingRow {
  /** Who decides: the evidence, at once (`granted`, `declined`), or an admin (`waiting`). */
  outcome: RecoveryState
  /** Set where our own records speak of a fault, so that operators hear of it and not only the creator. */
  alert?: 'warning' | 'critical'
  /** The facts may still change: asked again, they are looked at anew instead of repeating the answer. */
  mayAskAgain?: true
}

/** What the evidence can show of a disputed charge. Credits come back at once only where our own records prove the fault. */
export const recoveryFindings = {
  /** The ledger charged a generation that failed, was canceled or was delivered late for nothing. */
  'charged-but-failed': { outcome: 'granted', alert: 'critical' },
  /** More was charged than was shown before: the difference. */
  'charged-above-quote': { outcome: 'granted', alert: 'critical' },
  /** It succeeded, and what a creator downloads is not there. */
  'result-missing': { outcome: 'granted', alert: 'critical' },
  /** It is there, but not as long as it was when it was published. */
  'result-damaged': { outcome: 'granted', alert: 'critical' },
  /** The result itself is there; something beside it (poster, preview, the streaming form) is not. */
  'result-incomplete': { outcome: 'waiting' },
  /** Shorter or smaller than what was paid for. */
  'less-than-ordered': { outcome: 'waiting' },
  /** Storage did not answer, so nothing is known of the files. */
  'result-unreadable': { outcome: 'waiting', alert: 'warning' },
  /** So many results missing at once look like a storage that is not mounted rather than like lost files. */
  'many-alike': { outcome: 'waiting', alert: 'critical' },
  /** The creator deleted it, and what is left of it is not whole: before or after, nobody can tell. */
  'deleted-and-damaged': { outcome: 'waiting' },
  /** The creator deleted it; until then it was whole. */
  'deleted-by-creator': { outcome: 'declined' },
  /** Everything is there as it was published, which says nothing about what it looks or sounds like. */
  'looks-delivered': { outcome: 'waiting' },
  /** The provider took it once, delivered, and everything is there. */
  'delivered-as-ordered': { outcome: 'declined' },
  /** Tries failed on the way; they cost nothing, and one delivered. */
  'delivered-after-retries': { outcome: 'declined' },
  /** The amount is the one that was shown before. */
  'charged-as-quoted': { outcome: 'declined' },
  /** Delivered after the credits had been given back: it was free. */
  'late-delivery': { outcome: 'declined' },
  /** Failed or canceled, and nothing was charged. */
  'never-charged': { outcome: 'declined' },
  /** All of the charge has come back before. */
  'already-returned': { outcome: 'declined' },

  /** The money came, and so did the credits. */
  'payment-granted': { outcome: 'declined' },
  /** We heard of the money late; the credits have come since. */
  'payment-arrived-late': { outcome: 'declined' },
  /** The money went back to the payer, and with it what credits it had brought. */
  'payment-returned': { outcome: 'declined' },
  /** Paid twice: the second payment has gone back, the first brought the credits. */
  'paid-twice-returned': { outcome: 'declined' },
  /** No word of any money yet. It brings its credits by itself, whenever it comes. */
  'payment-not-received': { outcome: 'declined', mayAskAgain: true },
  /** Asked again a day later, when the lists of the gateways have been read, and still no word of it. */
  'payment-not-found': { outcome: 'waiting' },
  /** Paid twice, and the second payment has not gone back yet. */
  'paid-twice': { outcome: 'waiting' },
  /** Money came for this order that is not the amount that was asked. */
  'payment-unmatched': { outcome: 'waiting', alert: 'warning' },
  /** A gateway told of this order, and handling what it told has failed so far. */
  'payment-unhandled': { outcome: 'waiting', alert: 'warning' },
  /** The money is booked and the credits are not: a fault of ours that a person has to understand first. */
  'payment-not-granted': { outcome: 'waiting', alert: 'critical' },
} as const satisfies Record<string, FindingRow>

export type RecoveryFinding = keyof typeof recoveryFindings

/** The row of a finding, read by all that is declared of it. */
export function findingRow(finding: RecoveryFinding): FindingRow {
  return recoveryFindings[finding]
}
