'use client'

import { useEffect, type RefObject } from 'react'

const STEP_SECONDS = 5
const LEAP_SECONDS = 10

/** How far a key jumps; null for other keys. */
export function seekOf(key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
      return -STEP_SECONDS
    case 'ArrowRight':
      return STEP_SECONDS
    case 'j':
      return -LEAP_SECONDS
    case 'l':
      return LEAP_SECONDS
    default:
      return null
  }
}

/** The player's keys for the page as a whole: space plays, J and L and the arrows jump. The player in focus has its own. */
export function usePageKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !isFree(event.target)) return
      const media = box.current?.querySelector<HTMLMediaElement>('video, audio')
      if (!media) return
      const seek = seekOf(event.key)
      if (seek !== null) media.currentTime = Math.min(media.duration || 0, Math.max(0, media.currentTime + seek))
      else if (event.key === ' ' || event.key === 'k') togglePlay(media)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [box])
}

function togglePlay(media: HTMLMediaElement): void {
  // A browser may refuse to play before the page was touched; the button is still there.
  if (media.paused) void media.play().catch(() => undefined)
  else media.pause()
}

/** Only where a key means nothing of its own. */
function isFree(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true
  return target === document.body || target.tagName === 'MAIN'
}
