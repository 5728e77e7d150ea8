'use client'

import type { GenerationChanged } from '@studiolo/core/generation/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { trpc } from '@/trpc/client'
import { hydrationGateOf } from '@/trpc/hydration-gate'
import { useLiveEvent } from '@/trpc/live'
import { applyEventToCache, cachedGeneration, isAnythingWaiting, putInCache } from './generation-cache'
import { LIVE_INPUT } from './live-input'
import { hasEnded, needsReading } from './patch-generation'

/** Several stages may pass within a moment: they are read once. */
const GATHER_MS = 150

/**
 * Keeps every generation in the cache as it is, from live events: bars move at once; a new stage, an end, or a
 * generation from another tab is read; an end also renews balance, library and what the plan allows. Once a page.
 */
function useGenerationEvents(): void {
  const client = useQueryClient()
  const utils = trpc.useUtils()

  const gate = hydrationGateOf(client)
  const [reader] = useState(() =>
    createReader({
      read: async (id) => {
        const view = await utils.client.generation.get.query({ id })
        gate.pass(() => putInCache(client, view))
        if (!hasEnded(view.status)) return
        gate.pass(() => {
          void utils.credits.balance.invalidate()
          void utils.assets.list.invalidate()
          void utils.plans.allowances.invalidate()
        })
      },
      readWaiting: async () => {
        const page = await utils.client.generation.list.query(LIVE_INPUT)
        gate.pass(() => {
          for (const view of page.items) putInCache(client, view)
        })
      },
    }),
  )
  useEffect(() => () => reader.stop(), [reader])

  const onChanged = useCallback(
    (event: GenerationChanged) => {
      const before = cachedGeneration(client, event.id)
      applyEventToCache(client, event)
      // Started in another tab, or by a script.
      if (!before) {
        void utils.credits.balance.invalidate()
        void utils.plans.allowances.invalidate()
      }
      if (needsReading(before, event)) reader.soon(event.id)
    },
    [client, reader, utils],
  )
  const onQueueMoved = useCallback(() => {
    if (isAnythingWaiting(client)) reader.soon(WAITING)
  }, [client, reader])

  useLiveEvent('generation.changed', onChanged)
  useLiveEvent('queue.moved', onQueueMoved)
}

/** The hook as an element, for a layout: renders nothing. */
export function GenerationEvents() {
  useGenerationEvents()
  return null
}

const WAITING = 'waiting'

interface Reads {
  read(id: string): Promise<void>
  readWaiting(): Promise<void>
}

/** Gathers what is to be read; an answer that fails is made good by the next event or the next reconnect. */
function createReader({ read, readWaiting }: Reads) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    soon(id: string): void {
      if (timers.has(id)) return
      const run = () => {
        timers.delete(id)
        void (id === WAITING ? readWaiting() : read(id)).catch(() => undefined)
      }
      timers.set(id, setTimeout(run, GATHER_MS))
    },
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
