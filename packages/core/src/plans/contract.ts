import { usageWindows, type UsageWindow } from '@studiolo/db/states/plans'
import type { Language } from '@studiolo/db/states/user'
import { z } from 'zod'

/** How often an operation may be used within a calendar day or month in UTC. */
export interface UsageLimit {
  limit: number
  window: UsageWindow
}

/** What something is called in each language; empty where the dictionary's word for its id holds. */
export type Names = Record<Language, string>

/** What a creator can have month by month. `free` is the plan of everybody who pays for none. */
export interface PlanView {
  /** A word, such as `creator`. */
  id: string
  /** From small to large: a change to a higher one is an upgrade. */
  rank: number
  /** Credits that come with every month that is paid. */
  monthlyCredits: number
  /** What a month costs in minor units of the currency (cents), before taxes the gateway may add; 0 for `free`. */
  amountMinor: number
  /** ISO 4217, upper case. */
  currency: string
  /** Generations of its creator under way at once; null for the installation's default. */
  concurrency: number | null
  /** By operation (a recipe's id); what is not named may be used as often as one likes. */
  limits: Record<string, UsageLimit>
  /** What it is called; null for the dictionary's word for its id. */
  names: Names | null
  /** What else it promises, line by line, in the operator's words. */
  features: Record<Language, string>[]
}

/** A plan as the admins see it. */
export interface PlanRow extends PlanView {
  /** Can anybody newly subscribe to it? Who has it keeps it either way. */
  active: boolean
  updatedAt: Date
}

/** How much of an operation a creator may still use. Without a limit `limit`, `remaining`, `window` and `resetsAt` are null. */
export interface Allowance {
  operation: string
  /** May it be used once more now? */
  allowed: boolean
  /** In the window; without a limit in the calendar month. What failed or was canceled does not count. */
  used: number
  limit: number | null
  remaining: number | null
  window: UsageWindow | null
  /** When it counts from nought again: the end of the day or month in UTC. */
  resetsAt: Date | null
  /** Nothing is left, and a larger plan that can be had allows more. */
  upgradeRequired: boolean
}

/** The largest limit that can be set: more than anybody uses. */
export const MAX_LIMIT = 1_000_000
/** How many operations a plan can name. */
const MAX_OPERATIONS = 100

/** Nothing that breaks a line or cannot be seen. */
const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u

const limits = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'the id of a recipe'),
    z.strictObject({ limit: z.int().min(1).max(MAX_LIMIT), window: z.enum(usageWindows) }),
  )
  .refine((byOperation) => Object.keys(byOperation).length <= MAX_OPERATIONS, {
    error: `at most ${MAX_OPERATIONS} entries`,
  })

/** The longest name a plan or a package can have. */
export const MAX_NAME = 40
const name = z.string().trim().max(MAX_NAME).regex(LINE, 'one line of text')

/** The names of a plan or a package as an admin writes them; null, or nothing in both languages, for none. */
export const namesInput = z
  .strictObject({ en: name, zh: name })
  .nullable()
  .transform((names) => (names?.en || names?.zh ? names : null))

/** How many lines of its own a plan can promise, and how long each may be. */
export const MAX_FEATURES = 8
export const MAX_FEATURE = 80
const feature = z.string().trim().min(1).max(MAX_FEATURE).regex(LINE, 'one line of text')

/** A plan as an admin writes it. */
export const planInput = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
  rank: z.int().min(0).max(1000),
  monthlyCredits: z.int().min(0).max(1_000_000),
  amountMinor: z.int().min(0).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
  concurrency: z.int().min(1).max(1000).nullable(),
  limits,
  /** As they are when left out, like the features. */
  names: namesInput.optional(),
  features: z
    .array(z.strictObject({ en: feature, zh: feature }))
    .max(MAX_FEATURES)
    .optional(),
  active: z.boolean(),
})
export type PlanInput = z.output<typeof planInput>
