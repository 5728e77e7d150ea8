'use client'

import type { AssetView } from '@studiolo/core/assets/contract'
import { useEffect, useState, type RefObject } from 'react'
import { renewAtMs } from './address-expiry'

/** Asked again after a failure, and whenever somebody comes back to the page. */
const AGAIN_MS = 60_000

/**
 * The work with addresses that do not run out while the page stays open: read anew shortly before their end, or when
 * somebody comes back to it. What plays keeps its own until it pauses.
 */
export function useFreshAddresses(
  current: AssetView,
  readAgain: () => Promise<AssetView | undefined>,
  box: RefObject<HTMLElement | null>,
): AssetView {
  const [asset, setAsset] = useState(current)

  useEffect(() => {
    const dueMs = renewAtMs(asset)
    if (dueMs === null) return
    const over = new AbortController()
    const { signal } = over
    let timer: ReturnType<typeof setTimeout> | undefined

    const renew = async () => {
      clearTimeout(timer)
      const fresh = await readAgain().catch(() => undefined)
      if (signal.aborted) return
      const freshDueMs = fresh && renewAtMs(fresh)
      if (!fresh || (freshDueMs && freshDueMs <= dueMs)) {
        timer = setTimeout(look, AGAIN_MS)
        return
      }
      const player = playing(box.current)
      if (!player) return setAsset(fresh)
      player.addEventListener('pause', () => setAsset(fresh), { once: true, signal })
    }
    // A sleeping computer lets its timers rest: the clock decides.
    const look = () => {
      if (document.visibilityState !== 'visible') return
      if (Date.now() >= dueMs) void renew()
      else timer = setTimeout(look, dueMs - Date.now())
    }
    const comeBack = () => {
      clearTimeout(timer)
      look()
    }
    look()
    document.addEventListener('visibilitychange', comeBack, { signal })
    return () => {
      over.abort()
      clearTimeout(timer)
    }
  }, [asset, readAgain, box])

  return asset
}

/** The film or sound inside that plays now. */
function playing(box: HTMLElement | null): HTMLMediaElement | undefined {
  return [...(box?.querySelectorAll<HTMLMediaElement>('video, audio') ?? [])].find((media) => !media.paused)
}
