'use client'

import { useEffect, useRef, useState } from 'react'

/** The way from this page to one of the payment service's. */
export interface Leaving {
  /** The other page is on its way. */
  isLeaving: boolean
  /** Asks for its address, unless that was asked already. */
  once(ask: () => void): void
  leave(url: string): void
  /** There is no address: it may be asked for again. */
  stay(): void
}

/** Leaves for the payment service's page, once however often it is pressed. `onBack`, when one is back, must be stable. */
export function useLeaving(onBack?: () => void): Leaving {
  const busy = useRef(false)
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => {
    // Back from there, the browser may show this page as it was left.
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      busy.current = false
      setLeaving(false)
      onBack?.()
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [onBack])
  return {
    isLeaving,
    once: (ask) => {
      if (busy.current) return
      busy.current = true
      ask()
    },
    leave: (url) => {
      setLeaving(true)
      window.location.assign(url)
    },
    stay: () => {
      busy.current = false
    },
  }
}
