import type { SpendLimitView } from '@studiolo/core/credits/contract'
import type { ProgressTone } from '@studiolo/ui/progress'

/** How full a limit is and how that looks: calm, nearly used up, used up. A limit of nothing is always used up. */
export function limitBar({
  credits,
  spent,
  alertPercent,
}: Pick<SpendLimitView, 'credits' | 'spent' | 'alertPercent'>): {
  percent: number
  tone: ProgressTone
} {
  if (spent >= credits) return { percent: 100, tone: 'failed' }
  return { percent: (spent / credits) * 100, tone: spent * 100 >= credits * alertPercent ? 'held' : 'neutral' }
}
