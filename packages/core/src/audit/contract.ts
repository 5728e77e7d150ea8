import type { AuditAction } from '@studiolo/db/states/audit'
import { z } from 'zod'

export const listAuditInput = z.object({
  /** Only rows whose subject or actor is this. */
  about: z.string().max(200).optional(),
  /** All that begin with this. */
  action: z.string().max(100).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ListAuditInput = z.output<typeof listAuditInput>

export interface AuditRow {
  id: string
  at: Date
  actor: string
  action: AuditAction
  subject: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  address: string | null
}
