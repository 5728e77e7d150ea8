'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import { cn } from '../primitives/cn'
import { Spinner } from '../primitives/spinner'
import type { PlayerLabels } from './labels'

export type PlayerProps = {
  /** An HLS master playlist; preferred over the file. */
  hlsUrl?: string
  /** A plain file; plays alone, or when the stream fails. */
  mp4Url?: string
  posterUrl?: string
  /** WebVTT whose cues point into a sprite (`sprite.jpg#xywh=…`): pictures over the time line. */
  spriteVttUrl?: string
  /** Subtitles or captions, in the order of the menu. */
  captions?: Array<{ url: string; language: string; label: string }>
  /** Names the player. */
  title: string
  labels: PlayerLabels
  /** Width over height; default 16 / 9. Upright films keep to the height of the window. */
  aspectRatio?: number
  autoPlay?: boolean
  loop?: boolean
  onEnded?: () => void
  className?: string
}

const VideoChrome = lazy(() => import('./video-chrome'))

const never = () => () => undefined
const useInBrowser = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/**
 * The video player: HLS or a file, controls, previews over the time line, captions.
 * Keys while it has the focus: space or k plays, ← → jump five seconds, ↑ ↓ volume, m mutes, f fills the screen.
 * The controls and hls.js load in the browser when the player is shown; until then the poster stands in its place.
 */
export function Player(props: PlayerProps) {
  const { posterUrl, aspectRatio = 16 / 9, className } = props
  const inBrowser = useInBrowser()
  const waiting = <Poster url={posterUrl} />
  return (
    <div
      data-theme="dark"
      style={{ aspectRatio, maxWidth: `calc(80dvh * ${aspectRatio})` }}
      className={cn('studiolo-player-frame relative mx-auto w-full overflow-hidden rounded-md bg-media', className)}
    >
      {inBrowser ? (
        <Suspense fallback={waiting}>
          <VideoChrome {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  )
}

function Poster({ url }: { url?: string }) {
  return (
    <div aria-hidden="true" className="absolute inset-0 grid place-items-center text-on-media">
      {url ? <img src={url} alt="" className="absolute inset-0 size-full object-contain" /> : null}
      <Spinner className="relative size-7" />
    </div>
  )
}
