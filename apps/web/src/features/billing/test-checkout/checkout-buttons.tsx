'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { leaveCheckout, type Way } from './leave-checkout'

export interface CheckoutButtonsProps {
  id: string
  words: { pay: string; paying: string; cancel: string; canceling: string; failed: string; failedText: string }
}

/** Pay or give up; either leads to where the answer says. */
export function CheckoutButtons({ id, words }: CheckoutButtonsProps) {
  const router = useRouter()
  const [going, setGoing] = useState<Way | null>(null)
  const [failed, setFailed] = useState(false)

  // Somebody who comes back by the browser's own arrow sees the page as they left it: it may be over by now.
  useEffect(() => {
    const lookAgain = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      setGoing(null)
      router.refresh()
    }
    window.addEventListener('pageshow', lookAgain)
    return () => window.removeEventListener('pageshow', lookAgain)
  }, [router])

  const leave = async (way: Way) => {
    if (going) return
    setGoing(way)
    setFailed(false)
    try {
      const next = await leaveCheckout(id, way)
      if (next !== null) return window.location.assign(next)
      router.refresh()
    } catch {
      setFailed(true)
    }
    setGoing(null)
  }

  return (
    <div className="mt-6 flex flex-col gap-2">
      {failed ? (
        <Callout tone="failed" className="mb-2" title={words.failed}>
          {words.failedText}
        </Callout>
      ) : null}
      <Button
        variant="primary"
        size="lg"
        loading={going === 'pay'}
        loadingLabel={words.paying}
        disabled={going === 'cancel'}
        onClick={() => void leave('pay')}
      >
        {words.pay}
      </Button>
      <Button
        variant="ghost"
        size="lg"
        loading={going === 'cancel'}
        loadingLabel={words.canceling}
        disabled={going === 'pay'}
        onClick={() => void leave('cancel')}
      >
        {words.cancel}
      </Button>
    </div>
  )
}
