import type { RecoveryClaim, RecoveryState } from '@studiolo/db/states/recovery'
import type { GenerationEvidence, OrderEvidence, PaymentEvidence, RecoveryEvidence, ResultEvidence } from './contract'
import { recoveryFindings, type RecoveryFinding } from './findings/contract'
import { shareGone, stoodInFor } from './stand-in'

/** Providers round: a film counts as shorter below four fifths of what was ordered. */
const LEAST_LENGTH = 0.8
/** Encoders cut to even sizes and odd aspect ratios. */
const LEAST_LINES = 0.9
/** From so many results missing within an hour on, people look before anything more is given back. */
const MANY_ALIKE = 10
/** The lists of the gateways are read every night. */
const LISTS_READ_HOURS = 24
/** A webhook that came within this was not late. */
const LATE_MS = 10 * 60_000

export interface RecoveryDecision {
  outcome: RecoveryState
  finding: RecoveryFinding
  /** To give back at once; 0 unless granted. */
  credits: number
}

/** What a claim comes to by the evidence alone. */
export function decideByEvidence(claim: RecoveryClaim, evidence: RecoveryEvidence): RecoveryDecision {
  const finding = evidence.kind === 'order' ? findOfOrder(evidence) : findOfGeneration(claim, evidence)
  const { outcome } = recoveryFindings[finding]
  return { outcome, finding, credits: outcome === 'granted' ? owedFor(finding, evidence) : 0 }
}

/**
 * How many credits a person may give for an order, by what is known of it: none once they came by themselves, and none
 * while the money they would stand in for goes back, or is about to by itself.
 */
export function owedForOrder(evidence: OrderEvidence): number {
  const finding = findOfOrder(evidence)
  if (recoveryFindings[finding].outcome !== 'waiting') return 0
  const money = stoodInFor(finding, evidence.payments)
  return money.some(isLeaving) ? 0 : (money[0]?.dueCredits ?? evidence.credits)
}

/** What is still charged of a generation, or what an order was to bring. */
export function disputedCredits(evidence: RecoveryEvidence): number {
  return evidence.kind === 'order' ? evidence.credits : evidence.charge.captured - evidence.charge.reversed
}

function owedFor(finding: RecoveryFinding, evidence: RecoveryEvidence): number {
  const left = disputedCredits(evidence)
  if (finding !== 'charged-above-quote' || evidence.kind === 'order') return left
  return Math.min(left, evidence.charge.captured - evidence.charge.quoted)
}

function findOfGeneration(claim: RecoveryClaim, evidence: GenerationEvidence): RecoveryFinding {
  const { status, settlement, charge, attempts } = evidence
  if (charge.captured === 0) return settlement === 'waived' ? 'late-delivery' : 'never-charged'
  if (charge.reversed >= charge.captured) return 'already-returned'
  if (status !== 'succeeded' || settlement !== 'captured') return 'charged-but-failed'
  const fault = findInResult(evidence)
  if (fault) return fault
  if (charge.captured > charge.quoted) return 'charged-above-quote'
  switch (claim) {
    case 'payment_failure':
      return 'charged-as-quoted'
    case 'api_error':
      return attempts.some(({ state }) => state !== 'succeeded') ? 'delivered-after-retries' : 'delivered-as-ordered'
    case 'system_error':
      return 'looks-delivered'
  }
}

/** What the files themselves show, whatever was claimed; null when they are as they should be. */
function findInResult({ result, alikeLastHour }: GenerationEvidence): RecoveryFinding | null {
  const lost = (finding: RecoveryFinding) => (alikeLastHour >= MANY_ALIKE ? 'many-alike' : finding)
  if (!result) return lost('result-missing')
  if (!result.isReadable) return 'result-unreadable'
  const broken = result.files.filter(({ sizeBytes, storedBytes }) => storedBytes !== sizeBytes)
  if (result.deletedAt) return broken.length > 0 ? 'deleted-and-damaged' : 'deleted-by-creator'
  const main = result.files.find(({ isMain }) => isMain)
  if (!main || main.storedBytes === null) return lost('result-missing')
  if (broken.includes(main)) return lost('result-damaged')
  if (broken.length > 0) return 'result-incomplete'
  return isLess(result) ? 'less-than-ordered' : null
}

function isLess({ ordered, delivered }: ResultEvidence): boolean {
  const { durationMs, width, height } = delivered
  const isShort = ordered.durationMs !== null && (durationMs ?? 0) < ordered.durationMs * LEAST_LENGTH
  const isSmall = ordered.lines !== null && Math.min(width ?? 0, height ?? 0) < ordered.lines * LEAST_LINES
  return isShort || isSmall
}

function findOfOrder(evidence: OrderEvidence): RecoveryFinding {
  const { payments } = evidence
  if (payments.some((payment) => payment.state === 'unmatched' && shareGone(payment) < 1)) return 'payment-unmatched'
  const second = payments.filter(({ state }) => state === 'duplicate')
  if (second.some((payment) => shareGone(payment) < 1)) return 'paid-twice'
  const paid = payments.find(({ isOfOrder }) => isOfOrder)
  if (!paid) return findUnpaid(evidence)
  if (paid.grantedCredits < paid.dueCredits) return 'payment-not-granted'
  if (paid.takenCredits > 0 || shareGone(paid) === 1) return 'payment-returned'
  if (second.length > 0) return 'paid-twice-returned'
  return heardLate(paid) ? 'payment-arrived-late' : 'payment-granted'
}

function findUnpaid({ state, payments, events, askedBefore, ageHours }: OrderEvidence): RecoveryFinding {
  const came = payments.filter(({ paidAt }) => paidAt !== null)
  if (came.some((payment) => shareGone(payment) < 1)) return 'payment-not-granted'
  if (came.length > 0) return 'payment-returned'
  if (state === 'paid') return 'payment-not-granted'
  if (events.some((event) => event.state !== 'handled')) return 'payment-unhandled'
  return askedBefore && ageHours >= LISTS_READ_HOURS ? 'payment-not-found' : 'payment-not-received'
}

/** Some of the money goes back, or has; a second payment does so by itself unless that was refused or has failed. */
function isLeaving({ state, returnedMinor = 0, refundRefusal, refunds, disputes }: PaymentEvidence): boolean {
  const isAsked = state === 'duplicate' && refunds.length === 0 && !refundRefusal
  const isSentBack = isAsked || returnedMinor > 0 || refunds.some(({ state }) => state !== 'failed')
  return isSentBack || disputes.some(({ state }) => state !== 'won')
}

function heardLate({ paidAt, heardAt }: PaymentEvidence): boolean {
  return paidAt !== null && Date.parse(heardAt) - Date.parse(paidAt) > LATE_MS
}
