'use client'

import { Button } from '@studiolo/ui/button'
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'

export interface PlayingVideosProps {
  labels: { pause: string; play: string }
  /** Said beside the button. */
  note: string
  /** Stills, each with a `<video data-src>` over it. */
  children: ReactNode
}

/**
 * Plays the videos among its children while they are in sight, and lets the reader stop them (WCAG 2.2.2). Nothing is
 * loaded before the page is, nor at all for who wants less motion or less data, until they ask for it.
 */
export function PlayingVideos({ labels, note, children }: PlayingVideosProps) {
  const box = useRef<HTMLDivElement>(null)
  const [playing, setPlaying] = useState(false)

  useEffect(() => {
    if (wantsQuiet()) return
    // The stills come first: videos must not take their place on the line.
    const start = () => setPlaying(true)
    if (document.readyState === 'complete') return start()
    window.addEventListener('load', start, { once: true })
    return () => window.removeEventListener('load', start)
  }, [])

  useEffect(() => {
    const videos = [...(box.current?.querySelectorAll('video') ?? [])]
    if (!playing) return videos.forEach((video) => video.pause())
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLVideoElement)) continue
          if (isIntersecting) play(target)
          else target.pause()
        }
      },
      { rootMargin: '100px' },
    )
    for (const video of videos) observer.observe(video)
    return () => observer.disconnect()
  }, [playing])

  return (
    <>
      <div ref={box}>{children}</div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-muted">{note}</p>
        <Button
          size="sm"
          variant="ghost"
          icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          onClick={() => setPlaying(!playing)}
        >
          {playing ? labels.pause : labels.play}
        </Button>
      </div>
    </>
  )
}

function play(video: HTMLVideoElement): void {
  if (!video.src && video.dataset.src) {
    // React forgets to write `muted` into the page, and a browser starts no video that might be loud.
    video.muted = true
    video.addEventListener('playing', () => (video.dataset.playing = ''), { once: true })
    video.src = video.dataset.src
  }
  // Refused in a power-saving mode: then the still stays.
  video.play().catch(() => undefined)
}

function wantsQuiet(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches || connection?.saveData === true
}
