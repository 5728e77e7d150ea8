import type { AssetKind, RenditionKind } from '@studiolo/db/states/asset'
import type {
  DisputeState,
  GatewayId,
  OrderState,
  PaymentState,
  RefundState,
  SessionState,
} from '@studiolo/db/states/billing'
import type { HoldState } from '@studiolo/db/states/credits'
import type { AttemptState, GenerationState, Settlement, StageName, StageState } from '@studiolo/db/states/generation'
import { isId, type Id, type IdPrefix } from '@studiolo/db/states/ids'
import type { InboundState } from '@studiolo/db/states/inbox'
import { recoveryClaims, recoveryStates, type RecoveryClaim, type RecoveryState } from '@studiolo/db/states/recovery'
import { z } from 'zod'
import type { ErrorKind } from '../kernel/errors'
import type { RecoveryFinding } from './findings/contract'

export * from './findings/contract'

/** For how many days after its end a charge can be disputed. */
export const RECOVERY_DAYS = 30

const id = <P extends IdPrefix>(prefix: P) =>
  z.custom<Id<P>>((value) => typeof value === 'string' && isId(prefix, value), { error: `not a ${prefix} id` })

/** A disputed charge: of a generation, or of an order whose credits did not come. */
export const askRecoveryInput = z
  .object({
    claim: z.enum(recoveryClaims),
    generationId: id('gen').optional(),
    orderId: id('ord').optional(),
    /** What happened, in the creator's words. */
    note: z.string().trim().min(3).max(1000),
  })
  .refine(({ generationId, orderId }) => (generationId === undefined) !== (orderId === undefined), {
    error: 'either a generation or an order',
    path: ['generationId'],
  })
  .refine(({ claim, orderId }) => orderId === undefined || claim === 'payment_failure', {
    error: 'an order is disputed for its payment',
    path: ['claim'],
  })
export type AskRecoveryInput = z.output<typeof askRecoveryInput>

/** One's own requests, newest first, 1–100 a page (default 20). */
export const myRecoveriesInput = z.object({
  /** Only what was asked about this charge. */
  generationId: id('gen').optional(),
  orderId: id('ord').optional(),
  /** `nextCursor` of the page before. */
  cursor: id('rcv').optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type MyRecoveriesInput = z.output<typeof myRecoveriesInput>

/** Where a page of everybody's requests ended: in which part of the list, and at which request. */
const queueCursor = z.string().transform((text, check): { isWaiting: boolean; id: Id<'rcv'> } => {
  const [part, at = ''] = text.split('.')
  if ((part === 'waiting' || part === 'decided') && isId('rcv', at)) return { isWaiting: part === 'waiting', id: at }
  check.addIssue({ code: 'custom', message: 'not a cursor of this list' })
  return z.NEVER
})

/** Everybody's, for the admin's eyes: those that wait first, each part newest first, 1–100 a page (default 50). */
export const recoveriesInput = z.object({
  /** Default all. */
  state: z.enum(recoveryStates).optional(),
  /** Only this one. */
  id: id('rcv').optional(),
  /** `nextCursor` of the page before. */
  cursor: queueCursor.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type RecoveriesInput = z.output<typeof recoveriesInput>

export const recoveryById = z.object({ id: id('rcv') })

/** What an admin decides, and why: the creator reads the reason. */
export const decideRecoveryInput = z.object({
  id: id('rcv'),
  decision: z.enum(['grant', 'decline']),
  /** Of a grant: how many. Default all that is still charged. */
  credits: z.int().positive().optional(),
  reason: z.string().trim().min(3).max(500),
})
export type DecideRecoveryInput = z.output<typeof decideRecoveryInput>

/** What a request is about, as a person knows it. */
export type RecoverySubject =
  | { kind: 'generation'; id: Id<'gen'>; title: string }
  /** As it stands now, whatever it was when it was asked about. */
  | { kind: 'order'; id: Id<'ord'>; state: OrderState; credits: number; amountMinor: number; currency: string }

/** A request as its creator sees it. */
export interface RecoveryView {
  id: Id<'rcv'>
  claim: RecoveryClaim
  subject: RecoverySubject
  note: string
  state: RecoveryState
  /** What the evidence showed when it was asked. */
  finding: RecoveryFinding
  /** The admin's words; null where the evidence decided, and while it waits. */
  reason: string | null
  /** What it is about: what was charged, or what was to come. */
  disputedCredits: number
  /** What was given back; 0 unless granted. */
  credits: number
  /** What of that was taken back since: an order's money came, or went back, after all. */
  takenCredits: number
  /** May it be asked again, since the facts may have changed? */
  mayAskAgain: boolean
  createdAt: Date
  decidedAt: Date | null
}

/** An instant as the evidence keeps it: ISO 8601. */
type Instant = string

/** The facts about the charge of a generation, as they stood when it was disputed. */
export interface GenerationEvidence {
  kind: 'generation'
  status: GenerationState
  settlement: Settlement
  recipe: string
  error: { kind: ErrorKind; id: string | null } | null
  createdAt: Instant
  finishedAt: Instant | null
  /** In credits, by the ledger; `quoted` is what was shown before. */
  charge: { quoted: number; captured: number; reversed: number; hold: HoldState | null }
  attempts: AttemptEvidence[]
  stages: { name: StageName; state: StageState; startedAt: Instant | null; finishedAt: Instant | null }[]
  /** Null when nothing was ever published. */
  result: ResultEvidence | null
  /** How many results were found missing or damaged for others within the hour before. */
  alikeLastHour: number
}

/** One try at one provider. */
export interface AttemptEvidence {
  id: Id<'att'>
  stepIndex: number
  number: number
  providerId: string
  model: string
  state: AttemptState
  /** The class of its failure, and the provider's own code. */
  outcome: string | null
  code: string | null
  startedAt: Instant
  finishedAt: Instant | null
}

/** What was published, beside what lies in storage. */
export interface ResultEvidence {
  kind: AssetKind
  deletedAt: Instant | null
  /** Null where the creator did not choose one. */
  ordered: { durationMs: number | null; lines: number | null }
  delivered: { durationMs: number | null; width: number | null; height: number | null }
  /** Did storage answer? */
  isReadable: boolean
  files: {
    kind: RenditionKind
    /** What a creator downloads; the others serve to show it. */
    isMain: boolean
    sizeBytes: number
    /** In storage now, with the files it names; null when it is not there. */
    storedBytes: number | null
  }[]
}

/** The facts about the payment of an order, as they stood when it was disputed. */
export interface OrderEvidence {
  kind: 'order'
  state: OrderState
  credits: number
  amountMinor: number
  currency: string
  createdAt: Instant
  paidAt: Instant | null
  /** How old the order was, in hours. */
  ageHours: number
  /** Was the same asked before, and answered that no money is known? */
  askedBefore: boolean
  payments: PaymentEvidence[]
  sessions: { id: Id<'cks'>; gateway: GatewayId; state: SessionState; createdAt: Instant; lastError: string | null }[]
  /** What gateways told that names a session of this order. */
  events: {
    id: Id<'evt'>
    source: string
    type: string
    state: InboundState
    receivedAt: Instant
    lastError: string | null
  }[]
}

/** Money that came for an order. */
export interface PaymentEvidence {
  id: Id<'pay'>
  gateway: GatewayId
  gatewayPaymentId: string
  /** Is it the one the order was paid with? Of a plan: the month it is about, which was the latest then. */
  isOfOrder: boolean
  state: PaymentState
  amountMinor: number | null
  currency: string | null
  paidAt: Instant | null
  /** When we first heard of it. */
  heardAt: Instant
  /** What it was to bring: all of the order, or a month of a plan. */
  dueCredits: number
  grantedCredits: number
  takenCredits: number
  /** By the gateway's own count of its refunds; evidence of before it was kept does not have it. */
  returnedMinor?: number
  /** Why the gateway does not send it back, as it should; somebody has to in its dashboard. */
  refundRefusal?: string | null
  refunds: { amountMinor: number; state: RefundState }[]
  disputes: { amountMinor: number; state: DisputeState }[]
}

export type RecoveryEvidence = GenerationEvidence | OrderEvidence

/** A request in an admin's list. */
export interface RecoveryRow extends RecoveryView {
  userId: Id<'usr'>
  /** Null when the evidence decided. */
  decidedBy: Id<'usr'> | null
}

/** A request with what an admin needs to decide it. */
export interface RecoveryCase extends RecoveryRow {
  evidence: RecoveryEvidence
  /** The most that can be given back now. */
  returnableCredits: number
}

export interface RecoveriesPage {
  rows: RecoveryRow[]
  nextCursor: string | null
}

export interface MyRecoveriesPage {
  recoveries: RecoveryView[]
  nextCursor: Id<'rcv'> | null
}

/** What an answer of `recovery.ask` that was refused tells in `meta.reason`. */
export type RecoveryRefusal = 'too-old' | 'still-running'
