import type { ProgressTone } from '@studiolo/ui/progress'

/** From this share on a limit is nearly reached. */
const NEARLY = 80

/** How much of a limit is used, 0 to 100; never full while one is left, never more when a limit was lowered. */
export function usedPercent(used: number, limit: number): number {
  if (used >= limit) return 100
  return Math.floor((used / limit) * 100)
}

/** Colour only for meaning: nearly used up, and used up. */
export function usageTone(used: number, limit: number): ProgressTone {
  if (used >= limit) return 'failed'
  return usedPercent(used, limit) >= NEARLY ? 'held' : 'neutral'
}
