'use client'

import { MAX_DAYS_AHEAD } from '@studiolo/core/pricing/contract'
import type { PriceFacts } from '@studiolo/core/pricing/quote'
import { useNow } from 'next-intl'
import { useState } from 'react'
import { fromLocalInput } from './local-time'
import type { RecipeEntry } from './use-pricing'
import { nextAfter, ruleAt } from './rule-at'
import { isSameRule, readDraft, ruleShape, toDraft } from './rule-draft'
import type { Start } from './start-field'

const TICK_MS = 10_000
const DAY_MS = 86_400_000
const MIN_REASON = 3

/**
 * A price as it is being changed, and what follows from it. It starts from what the book said when the form opened, and
 * stays with that: the server refuses when somebody was faster.
 */
export function usePriceForm(entry: RecipeEntry, examples: readonly PriceFacts[]) {
  const now = useNow({ updateInterval: TICK_MS })
  const [seen] = useState(entry)
  const [draft, setDraft] = useState(() => toDraft(entry.rule))
  const [start, setStart] = useState<Start>({ kind: 'atOnce', date: '' })
  const [reason, setReason] = useState('')

  const read = readDraft(draft)
  const rule = 'rule' in read ? read.rule : null
  const date = start.kind === 'later' ? fromLocalInput(start.date) : null
  const isDateWrong =
    start.kind === 'later' && (!date || date <= now || date.getTime() > now.getTime() + MAX_DAYS_AHEAD * DAY_MS)
  const before = date ? ruleAt(seen, date) : seen.rule
  const isUnchanged = rule !== null && isSameRule(rule, before)
  const isReady = rule !== null && !isDateWrong && !isUnchanged && reason.trim().length >= MIN_REASON
  return {
    draft,
    setDraft,
    start,
    setStart,
    reason,
    setReason,
    now,
    shape: ruleShape(examples, seen.rule),
    wrong: 'wrong' in read ? read.wrong : [],
    rule,
    before,
    isDateWrong,
    isUnchanged,
    /** The scheduled price that will end this one. */
    endedBy: nextAfter(seen, date ?? now),
    own: seen.own,
    /** What is sent; null while something is missing. */
    ready:
      rule && isReady
        ? { rule, reason: reason.trim(), activeFrom: date ?? undefined, expectedVersion: seen.newestVersion }
        : null,
  }
}
