'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { timeLeft } from './time-left'

const TICK_MS = 1000

/** "about 20 s left (15–30)", counted down between two readings; null while nothing is known. */
export function useTimeLeft({ eta, status }: Pick<GenerationView, 'eta' | 'status'>): string | null {
  const t = useTranslations('generation.progress')
  const passed = useSecondsSince(eta)
  if (!eta || status !== 'running') return null
  const left = timeLeft(eta, passed)
  if (left.unit === 'nearly') return t('nearly')
  return left.low === left.high ? t(`${left.unit}Sure`, left) : t(left.unit, left)
}

/** Whole seconds since this very estimate came in. */
function useSecondsSince(estimate: object | undefined): number {
  const [passed, setPassed] = useState(0)
  const known = useRef(estimate)
  useEffect(() => {
    if (!estimate) return
    const since = Date.now()
    const tick = () => setPassed(Math.floor((Date.now() - since) / 1000))
    if (known.current !== estimate) {
      known.current = estimate
      tick()
    }
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [estimate])
  return passed
}
