import type { GenerationView } from '@studiolo/core/generation/contract'

export type Eta = NonNullable<GenerationView['eta']>

/** How long it will still take, in the unit a person would say it in. */
export type TimeLeft = { unit: 'nearly' } | { unit: 'seconds' | 'minutes'; likely: number; low: number; high: number }

const NEARLY_SECONDS = 3
const MINUTES_FROM_SECONDS = 90

/** The estimate after some seconds have passed, rounded so that it does not pretend to know more than it does. */
export function timeLeft({ seconds, low, high }: Eta, passedSeconds: number): TimeLeft {
  const left = (value: number) => Math.max(0, value - passedSeconds)
  if (left(seconds) <= NEARLY_SECONDS) return { unit: 'nearly' }
  const unit = left(seconds) >= MINUTES_FROM_SECONDS ? 'minutes' : 'seconds'
  const round = (value: number) => (unit === 'minutes' ? Math.max(1, Math.round(value / 60)) : roundSeconds(value))
  const likely = round(left(seconds))
  return { unit, likely, low: Math.min(likely, round(left(low))), high: Math.max(likely, round(left(high))) }
}

function roundSeconds(seconds: number): number {
  return seconds <= 10 ? Math.ceil(seconds) : Math.round(seconds / 5) * 5
}
