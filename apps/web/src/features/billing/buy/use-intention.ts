'use client'

import { useRef } from 'react'
import { newKey } from '@/features/shell/new-key'
import { intendToBuy, type BuyIntention } from './intention'

/** What is meant to be bought here: the same, pressed again, goes under the same key until that is settled. */
export function useIntention() {
  const open = useRef<BuyIntention | null>(null)
  return {
    keyFor: (offered: Parameters<typeof intendToBuy>[1]): string => {
      open.current = intendToBuy(open.current, offered, newKey)
      return open.current.key
    },
    /** What comes next is another purchase. */
    settle: () => {
      open.current = null
    },
  }
}
