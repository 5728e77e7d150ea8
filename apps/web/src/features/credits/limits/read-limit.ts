import { setSpendLimitInput, type SetSpendLimitInput, type SpendLimitView } from '@studiolo/core/credits/contract'
import type { SpendWindow } from '@studiolo/db/states/credits'

/** A limit as it stands in its form: numbers as they are typed. */
export interface LimitDraft {
  /** The id of the API key it is for; empty for all that is spent. */
  apiKeyId: string
  window: SpendWindow
  credits: string
  alertPercent: string
}

/** The form of a limit that is not there yet. */
export const newLimit: LimitDraft = { apiKeyId: '', window: 'month', credits: '', alertPercent: '80' }

/** The form of one that is. */
export function draftOf(limit: Pick<SpendLimitView, 'apiKeyId' | 'window' | 'credits' | 'alertPercent'>): LimitDraft {
  const { apiKeyId, window, credits, alertPercent } = limit
  return { apiKeyId: apiKeyId ?? '', window, credits: String(credits), alertPercent: String(alertPercent) }
}

export type LimitField = 'credits' | 'alertPercent'

export type ReadLimit = { limit: SetSpendLimitInput; wrong: null } | { limit: null; wrong: Set<LimitField> }

/** What the form says; numbers may be grouped (`1,200`, `1 200`). */
export function readLimit({ apiKeyId, window, credits, alertPercent }: LimitDraft): ReadLimit {
  const parsed = setSpendLimitInput.safeParse({
    window,
    credits: wholeNumber(credits),
    alertPercent: wholeNumber(alertPercent.replace(/\s*%\s*$/, '')),
    ...(apiKeyId && { apiKeyId }),
  })
  if (parsed.success) return { limit: parsed.data, wrong: null }
  return { limit: null, wrong: new Set(parsed.error.issues.map(({ path: [field] }) => field as LimitField)) }
}

function wholeNumber(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : null
}
