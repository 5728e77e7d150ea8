'use client'

import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'

/** A query's key and what the server has already read for it. */
export type Seeding = readonly [QueryKey, unknown]

/** Gives the cache what came with the page, where it has nothing of its own yet: the first paint shows the real thing. */
export function useSeed(seedings: readonly Seeding[]): void {
  const client = useQueryClient()
  useState(() => {
    for (const [key, data] of seedings) {
      if (data !== undefined && client.getQueryData(key) === undefined) client.setQueryData(key, data)
    }
  })
}
