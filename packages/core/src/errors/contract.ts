import type { ErrorClass } from '@studiolo/db/states/error'
import { errorClasses } from '@studiolo/db/states/error'
import { z } from 'zod'

export const listErrorsInput = z.object({
  /** An error id, a generation id or a user id; else the newest. */
  about: z.string().max(60).optional(),
  class: z.enum(errorClasses).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ListErrorsInput = z.output<typeof listErrorsInput>

export interface ErrorRow {
  id: string
  at: Date
  kind: string
  class: ErrorClass
  fingerprint: string
  /** How often this fingerprint was seen in the last 24 hours. */
  seen: number
  message: string
  stack: string | null
  source: string
  requestId: string | null
  userId: string | null
  generationId: string | null
}
