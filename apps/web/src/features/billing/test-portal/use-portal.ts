'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { pressButton, type PortalOutcome, type PortalVerb } from './press-button'

/** Presses one button at a time; each is busy until the page shows what came of it. */
export function usePortal(id: string) {
  const router = useRouter()
  const [pressed, setPressed] = useState<PortalVerb | null>(null)
  const [outcome, setOutcome] = useState<PortalOutcome | 'failed' | null>(null)
  const [isDrawing, startDrawing] = useTransition()
  const [isAsking, setAsking] = useState(false)
  const isBusy = isAsking || isDrawing

  const press = async (verb: PortalVerb) => {
    if (isBusy) return
    setAsking(true)
    setPressed(verb)
    setOutcome(null)
    try {
      setOutcome(await pressButton(id, verb))
      startDrawing(() => router.refresh())
    } catch {
      setOutcome('failed')
    }
    setAsking(false)
  }

  return { press, outcome, busy: isBusy ? pressed : null }
}
