import { createCodesInput, type CreateCodesInput } from '@studiolo/core/credits/contract'
import { fromLocalInput } from '../prices/local-time'

/** A batch as it stands in its form: text, as it is typed; the last two may be empty. */
export interface BatchDraft {
  name: string
  count: string
  credits: string
  creditsDays: string
  expiresAt: string
}
export type BatchField = keyof BatchDraft

export type ReadBatch = { batch: CreateCodesInput; wrong: null } | { batch: null; wrong: Set<BatchField> }

/** Reads the form; `now` is what the end of the codes must be after. */
export function readBatch(draft: BatchDraft, now: Date): ReadBatch {
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null)
  const isSet = (text: string) => text.trim() !== ''
  const expiresAt = isSet(draft.expiresAt) ? fromLocalInput(draft.expiresAt) : undefined
  const parsed = createCodesInput.safeParse({
    name: draft.name,
    count: number(draft.count),
    credits: number(draft.credits),
    creditsDays: isSet(draft.creditsDays) ? number(draft.creditsDays) : undefined,
    expiresAt: expiresAt ?? undefined,
  })
  const wrong = new Set(parsed.error?.issues.map(({ path: [field] }) => field as BatchField))
  if (expiresAt === null || (expiresAt && expiresAt <= now)) wrong.add('expiresAt')
  return parsed.success && wrong.size === 0 ? { batch: parsed.data, wrong: null } : { batch: null, wrong }
}
