/** A wait in the largest unit that still says something: seconds up to a minute and a half, then minutes, then hours. */
export interface Wait {
  count: number
  unit: 'seconds' | 'minutes' | 'hours'
}

const MINUTE = 60
const HOUR = 3600

/** Rounded up, so that who waits as long as it says is let in. */
export function waitTime(seconds: number): Wait {
  if (seconds <= 1.5 * MINUTE) return { count: Math.max(1, Math.ceil(seconds)), unit: 'seconds' }
  if (seconds <= 1.5 * HOUR) return { count: Math.ceil(seconds / MINUTE), unit: 'minutes' }
  return { count: Math.ceil(seconds / HOUR), unit: 'hours' }
}
