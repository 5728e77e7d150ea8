import type { GenerationEvidence, OrderEvidence, PaymentEvidence, ResultEvidence } from '../contract'

/** When everything happened. */
export const at = '2026-01-15T12:00:00.000Z'

export const file = { kind: 'mp4', isMain: true, sizeBytes: 1000, storedBytes: 1000 } as const
export const poster = { kind: 'poster', isMain: false, sizeBytes: 50, storedBytes: 50 } as const
export const delivered: ResultEvidence = {
  kind: 'video',
  deletedAt: null,
  ordered: { durationMs: 5000, lines: 720 },
  delivered: { durationMs: 5000, width: 1280, height: 720 },
  isReadable: true,
  files: [file, poster],
}
export const attempt: GenerationEvidence['attempts'][number] = {
  id: 'att_1',
  stepIndex: 0,
  number: 1,
  providerId: 'scripted',
  model: 'video-1',
  state: 'succeeded',
  outcome: null,
  code: null,
  startedAt: at,
  finishedAt: at,
}
/** A video of five seconds that was charged and delivered. */
export const made: GenerationEvidence = {
  kind: 'generation',
  status: 'succeeded',
  settlement: 'captured',
  recipe: 'text-to-video',
  error: null,
  createdAt: at,
  finishedAt: at,
  charge: { quoted: 7, captured: 7, reversed: 0, hold: 'captured' },
  attempts: [attempt],
  stages: [],
  result: delivered,
  alikeLastHour: 0,
}
export const withResult = (change: Partial<ResultEvidence>): GenerationEvidence => ({
  ...made,
  result: { ...delivered, ...change },
})
export const charge = (change: Partial<GenerationEvidence['charge']>) => ({ ...made.charge, ...change })

/** An order of which no money is known. */
export const ordered: OrderEvidence = {
  kind: 'order',
  state: 'pending',
  credits: 115,
  amountMinor: 990,
  currency: 'USD',
  createdAt: at,
  paidAt: null,
  ageHours: 1,
  askedBefore: false,
  payments: [],
  sessions: [],
  events: [],
}
/** The payment that paid it. */
export const paid: PaymentEvidence = {
  id: 'pay_1',
  gateway: 'test',
  gatewayPaymentId: 'p1',
  isOfOrder: true,
  state: 'paid',
  amountMinor: 990,
  currency: 'USD',
  paidAt: at,
  heardAt: at,
  dueCredits: 115,
  grantedCredits: 115,
  takenCredits: 0,
  refunds: [],
  disputes: [],
}
export const event: OrderEvidence['events'][number] = {
  id: 'evt_1',
  source: 'test',
  type: 'payment',
  state: 'failed',
  receivedAt: at,
  lastError: 'x',
}
export const bought = (...payments: PaymentEvidence[]): OrderEvidence => ({
  ...ordered,
  state: 'paid',
  paidAt: at,
  payments,
})
export const second: PaymentEvidence = { ...paid, id: 'pay_2', isOfOrder: false, state: 'duplicate', grantedCredits: 0 }
