'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { trpc } from './client'
import { leaveWhenSignedOut } from './leave-when-signed-out'
import { createLinks } from './links'
import { readError } from './read-error'

const FRESH_MS = 30_000
const MAX_RETRIES = 2

/** The procedures and their cache for everything below. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [client] = useState(() => trpc.createClient({ links: createLinks() }))
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  )
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < MAX_RETRIES && mayRetry(error),
      },
      mutations: { retry: false },
    },
  })
}

function mayRetry(error: unknown): boolean {
  const { retryable, kind } = readError(error)
  return retryable && kind !== 'RATE_LIMITED'
}
