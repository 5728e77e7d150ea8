import {
  generationStates,
  settlements,
  stageNames,
  stageStates,
  type AttemptState,
  type GenerationState,
  type Settlement,
  type StageName,
  type StageState,
} from '@studiolo/db/states/generation'
import type { SerialId } from '@studiolo/db/states/ids'
import { z } from 'zod'
import type { AssetView } from '../assets/contract'
import type { ErrorKind } from '../kernel/errors'
import type { QuoteLine } from '../pricing/quote'
import { recipeIds } from '../recipes/contract'

/** One order: what to make, for which price, under which key. */
export const orderInput = z.object({
  recipe: z.enum(recipeIds),
  /** Checked against the recipe's own schema. */
  input: z.record(z.string(), z.unknown()),
  /** Made by the client, one an intention: a double click, a retried request or a second tab answers the first. */
  idempotencyKey: z.string().min(8).max(100),
  /** The price the person saw; another price is refused with both amounts. */
  quotedCredits: z.int().min(0).optional(),
  /** For scripts: refuse when the price is above this. */
  maxCredits: z.int().min(0).optional(),
  /** The generation this one retries or remixes. */
  sourceId: z.string().startsWith('gen_').optional(),
})
export type OrderInput = z.input<typeof orderInput>

/** One to eight orders, admitted all or none. */
export const startInput = z.object({ orders: z.array(orderInput).min(1).max(8) })
export type StartInput = z.input<typeof startInput>

export const quoteInput = z.object({ recipe: z.enum(recipeIds), input: z.record(z.string(), z.unknown()) })
export type QuoteInput = z.input<typeof quoteInput>

export const generationById = z.object({ id: z.string().startsWith('gen_') })

/** A cancellation by the staff, with the reason the audit keeps. */
export const cancelForInput = generationById.extend({ reason: z.string().trim().min(3).max(500) })

export const listGenerationsInput = z.object({
  status: z.enum(generationStates).optional(),
  /** Only those that are queued, running or being canceled. */
  live: z.boolean().optional(),
  recipe: z.enum(recipeIds).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type ListGenerationsInput = z.output<typeof listGenerationsInput>

export const listAllGenerationsInput = listGenerationsInput.extend({ userId: z.string().startsWith('usr_').optional() })
export type ListAllGenerationsInput = z.output<typeof listAllGenerationsInput>

export interface StageView {
  name: StageName
  state: StageState
  percent: number
  startedAt: Date | null
  finishedAt: Date | null
}

export interface GenerationView {
  id: string
  recipe: string
  input: Record<string, unknown>
  /** What it is or will be made with: the one asked for, or one drawn. */
  seed: number
  title: string
  status: GenerationState
  settlement: Settlement
  stages: StageView[]
  stage: StageName
  /** 0–100 over the whole run. */
  progress: number
  /** Seconds left: the likely value, and the range that held for eight in ten past runs. Absent when nothing is known. */
  eta?: { seconds: number; low: number; high: number }
  /** Place among the waiting, from 1; only while queued. */
  queuePosition?: number
  credits: { quoted: number; held: number; charged: number; released: number }
  quoteLines: QuoteLine[]
  assets: AssetView[]
  /** Only when it failed: the id an admin can look up, and the row of the error table. */
  error?: { id: string | null; kind: ErrorKind; meta: Record<string, unknown> }
  /** Who makes it, as people know it: `Built-in renderer`. */
  provider: string | null
  /** May it be canceled now, and would that release the credits? */
  cancel: { possible: boolean; releases: boolean }
  sourceId: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

/** What an admin sees beside it. */
export interface AdminGenerationView extends GenerationView {
  userId: string
  /** Where the ledger reserved the credits for it. */
  holdId: SerialId<'hld'>
  fence: number
  attempts: {
    id: string
    stepIndex: number
    number: number
    providerId: string
    keyId: string | null
    address: string
    model: string
    capability: string
    requestDigest: string
    state: AttemptState
    operation: Record<string, unknown> | null
    outcome: string | null
    code: string | null
    /** Millionths of a dollar. */
    costMicros: number
    startedAt: Date
    acceptedAt: Date | null
    finishedAt: Date | null
    deadlineAt: Date
  }[]
}

/** The live event `generation.changed`: enough to move a progress bar without asking again. */
export const generationChangedPayload = z.object({
  id: z.string(),
  status: z.enum(generationStates),
  settlement: z.enum(settlements),
  stage: z.enum(stageNames),
  stageState: z.enum(stageStates),
  stagePercent: z.number(),
  percent: z.number(),
})
export type GenerationChanged = z.output<typeof generationChangedPayload>

export interface StartedGenerations {
  generations: GenerationView[]
  balance: { available: number; held: number; debt: number }
  /** True when every order had been started before under its key. */
  repeated: boolean
}
