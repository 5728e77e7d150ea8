'use client'

import { getQueryKey } from '@trpc/react-query'
import { createContext, use, type ReactNode } from 'react'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'

/** The names that admins have given, by id. */
export type GivenNames = Outputs['billing']['names']

const GivenNamesContext = createContext<GivenNames>({ packages: {}, plans: {} })

/** Tells everything inside what packages and plans are called, also those no longer sold; begins with what the server has read. */
export function NamesProvider({ first, children }: { first: GivenNames; children: ReactNode }) {
  useSeed([[getQueryKey(trpc.billing.names, undefined, 'query'), first]])
  const { data = first } = trpc.billing.names.useQuery()
  return <GivenNamesContext value={data}>{children}</GivenNamesContext>
}

/** The names of the nearest NamesProvider; none outside of one. */
export function useGivenNames(): GivenNames {
  return use(GivenNamesContext)
}
