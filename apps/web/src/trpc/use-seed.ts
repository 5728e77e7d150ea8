'use client'

import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { hydrationGateOf } from './hydration-gate'
import { useHydrating } from './use-hydrating'

/** A query's key and what the server has already read for it. */
export type Seeding = readonly [QueryKey, unknown]

/** The first page of a list, as the cache keeps what is read page by page. */
export function asFirstPage<P>(first: P) {
  return { pages: [first], pageParams: [null] }
}

/** More than it takes from the server's reading to the page's being there. */
const ON_ITS_WAY_MS = 10_000

/**
 * Gives the cache what came with the page, where it has nothing of its own yet: the first paint shows the real thing.
 * From then until the page has hydrated nothing else changes the cache. What live events told while the page was on its way found
 * nothing there to change: then what is to be live is read again.
 */
export function useSeed(seedings: readonly Seeding[]): void {
  const client = useQueryClient()
  const isHydrating = useHydrating()
  const [seeded] = useState(() => {
    if (isHydrating) hydrationGateOf(client).close()
    const news = seedings.filter(([key, data]) => data !== undefined && client.getQueryData(key) === undefined)
    for (const [key, data] of news) client.setQueryData(key, data)
    return { keys: news.map(([key]) => key), onItsWayMs: isHydrating ? Infinity : ON_ITS_WAY_MS }
  })
  useEffect(() => {
    const gate = hydrationGateOf(client)
    const mayBeOld = gate.hasPassedWithin(seeded.onItsWayMs)
    gate.open()
    if (!mayBeOld) return
    for (const queryKey of seeded.keys) {
      void client.invalidateQueries({ queryKey, exact: true, predicate: ({ meta }) => meta?.live === true })
    }
  }, [client, seeded])
}
