'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A length of time as an operator reads it: the two units that matter. */
export type Length =
  | { unit: 'ms'; ms: number }
  | { unit: 'seconds'; seconds: number }
  | { unit: 'minutes'; minutes: number; seconds: number }
  | { unit: 'hours'; hours: number; minutes: number }
  | { unit: 'days'; days: number; hours: number }

/** Splits a length in ms; below ten seconds with a tenth. */
export function splitLength(ms: number): Length {
  if (ms < SECOND) return { unit: 'ms', ms: Math.round(ms) }
  if (ms < 10 * SECOND) return { unit: 'seconds', seconds: Math.floor(ms / 100) / 10 }
  if (ms < MINUTE) return { unit: 'seconds', seconds: Math.floor(ms / SECOND) }
  if (ms < HOUR)
    return { unit: 'minutes', minutes: Math.floor(ms / MINUTE), seconds: Math.floor((ms % MINUTE) / SECOND) }
  if (ms < DAY) return { unit: 'hours', hours: Math.floor(ms / HOUR), minutes: Math.floor((ms % HOUR) / MINUTE) }
  return { unit: 'days', days: Math.floor(ms / DAY), hours: Math.floor((ms % DAY) / HOUR) }
}

/** The words for a length in ms. */
export function useLengthWords(): (ms: number) => string {
  const t = useTranslations('admin.length')
  return useCallback(
    (ms) => {
      const { unit, ...parts } = splitLength(ms)
      return t(unit, parts)
    },
    [t],
  )
}
