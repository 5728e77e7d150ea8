import { z } from 'zod'

export * from './alerts/contract'

export const jobById = z.object({ id: z.string().regex(/^\d+$/), reason: z.string().trim().min(3).max(500) })
export type JobById = z.output<typeof jobById>

/** A machine that runs jobs, as it described itself. */
export interface WorkerRow {
  id: string
  startedAt: Date
  heardAt: Date
  /** Heard of within 15 s. */
  alive: boolean
  facts: Record<string, unknown>
}

/** Is it working, and what would an admin want to know at once? Counts of the last 24 hours unless said otherwise. */
export interface Overview {
  generations: {
    waiting: number
    running: number
    succeeded: number
    failed: number
    canceled: number
    oldestWaitMs: number | null
  }
  /** Succeeded among ended without cancellations, 0–1; null when none ended. */
  successRate: number | null
  /** From submit to result, in ms. */
  durationMs: { median: number | null; p95: number | null }
  users: { total: number; joined: number; suspended: number }
  credits: { granted: number; charged: number; heldNow: number; availableNow: number }
  errors: { system: number; external: number }
  jobs: { waiting: number; running: number; dead: number }
  workers: WorkerRow[]
  /** Generations started in each of the last 24 hours, oldest first. */
  startedPerHour: number[]
}

export interface QueueJob {
  id: string
  name: string
  key: string | null
  subject: string | null
  attempts: number
  maxAttempts: number
  runAt: Date
  lockedBy: string | null
  lastError: string | null
  state: 'waiting' | 'later' | 'running' | 'dead'
}
