'use client'

import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { hydrationGateOf } from './hydration-gate'
import { useHydrating } from './use-hydrating'

/** A query's key and what the server has already read for it. */
export type Seeding = readonly [QueryKey, unknown]

/**
 * Gives the cache what came with the page, where it has nothing of its own yet: the first paint shows the real thing.
 * Until the page has hydrated, nothing else changes the cache.
 */
export function useSeed(seedings: readonly Seeding[]): void {
  const client = useQueryClient()
  const isHydrating = useHydrating()
  useState(() => {
    if (isHydrating) hydrationGateOf(client).close()
    for (const [key, data] of seedings) {
      if (data !== undefined && client.getQueryData(key) === undefined) client.setQueryData(key, data)
    }
  })
  useEffect(() => hydrationGateOf(client).open(), [client])
}
