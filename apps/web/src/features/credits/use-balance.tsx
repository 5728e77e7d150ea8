'use client'

import type { Balance } from '@studiolo/core/credits/contract'
import { createContext, useContext, type ReactNode } from 'react'
import { trpc } from '@/trpc/client'
import { useHydrating } from '@/trpc/use-hydrating'

const DrawnBalance = createContext<Balance | undefined>(undefined)

/** Gives `useBalance` what the server drew. */
export function BalanceProvider({ drawn, children }: { drawn: Balance; children: ReactNode }) {
  return <DrawnBalance value={drawn}>{children}</DrawnBalance>
}

/**
 * The credits of this person; undefined where neither the server drew them nor they have been read.
 *
 * The shell listens to live events before the page inside it hydrates. Until the page has, it must find what the server
 * drew, not what an event told since.
 */
export function useBalance(): Balance | undefined {
  const drawn = useContext(DrawnBalance)
  const isHydrating = useHydrating()
  const { data = drawn } = trpc.credits.balance.useQuery(undefined, { meta: { live: true } })
  return isHydrating ? drawn : data
}
