'use client'

import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { planSources } from './source-plan'
import type { SourceWay } from './source-plan'

type Detach = () => void

async function attachHlsJs(video: HTMLVideoElement, url: string, startAt: number, failed: () => void): Promise<Detach> {
  const { default: Hls } = await import('hls.js')
  if (!Hls.isSupported()) {
    failed()
    return () => undefined
  }
  const hls = new Hls({ startPosition: startAt > 0 ? startAt : -1, capLevelToPlayerSize: true })
  let recovered = false
  hls.on(Hls.Events.ERROR, (_event, problem) => {
    if (!problem.fatal) return
    // One stumble of the decoder is worth one recovery; anything more is for the next way.
    if (problem.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true
      hls.recoverMediaError()
      return
    }
    failed()
  })
  hls.loadSource(url)
  hls.attachMedia(video)
  return () => hls.destroy()
}

function attachUrl(video: HTMLVideoElement, url: string, startAt: number, failed: () => void): Detach {
  const seek = () => {
    if (startAt > 0) video.currentTime = startAt
  }
  video.addEventListener('error', failed)
  video.addEventListener('loadedmetadata', seek, { once: true })
  video.src = url
  return () => {
    video.removeEventListener('error', failed)
    video.removeEventListener('loadedmetadata', seek)
    video.removeAttribute('src')
    video.load()
  }
}

function attach(video: HTMLVideoElement, way: SourceWay, startAt: number, failed: () => void): Detach {
  if (way.by !== 'hls.js') return attachUrl(video, way.url, startAt, failed)
  let gone = false
  let detach: Detach | undefined
  const start = async () => {
    try {
      const ready = await attachHlsJs(video, way.url, startAt, failed)
      if (gone) ready()
      else detach = ready
    } catch {
      // The chunk itself did not load.
      if (!gone) failed()
    }
  }
  void start()
  return () => {
    gone = true
    detach?.()
  }
}

export type VideoSource = { hlsUrl?: string; mp4Url?: string }

/** Gives the video its source, goes to the next way when one fails, and answers true when none is left. */
export function useVideoSource(element: RefObject<HTMLVideoElement | null>, { hlsUrl, mp4Url }: VideoSource): boolean {
  const [failed, setFailed] = useState(false)
  // Where it stood under its former addresses.
  const place = useRef(0)

  useEffect(() => {
    const video = element.current
    if (!video) return
    const ways = planSources({
      hlsUrl,
      mp4Url,
      nativeHls: video.canPlayType('application/vnd.apple.mpegurl'),
      mediaSource: 'MediaSource' in window || 'ManagedMediaSource' in window,
    })
    let detach: Detach | undefined
    const tryWay = (index: number) => {
      const startAt = video.currentTime || place.current
      const wasPlaying = !video.paused
      detach?.()
      detach = undefined
      const way = ways[index]
      if (!way) {
        setFailed(true)
        return
      }
      let over = false
      detach = attach(video, way, startAt, () => {
        if (over) return
        over = true
        tryWay(index + 1)
      })
      if (wasPlaying) void video.play().catch(() => undefined)
    }
    tryWay(0)
    return () => {
      place.current = video.currentTime
      detach?.()
    }
  }, [element, hlsUrl, mp4Url])

  return failed
}
