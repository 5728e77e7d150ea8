'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type WaveSurfer from 'wavesurfer.js'

const colorOf = (element: HTMLElement, name: string) => getComputedStyle(element).getPropertyValue(name).trim()

function colors(box: HTMLElement) {
  return {
    waveColor: colorOf(box, '--color-line-strong'),
    progressColor: colorOf(box, '--color-ink'),
    cursorColor: colorOf(box, '--color-accent-ink'),
  }
}

/** Calls back when the page's theme changes, by attribute or by the system. */
function watchTheme(changed: () => void): () => void {
  const attribute = new MutationObserver(changed)
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', changed)
  return () => {
    attribute.disconnect()
    system.removeEventListener('change', changed)
  }
}

export type WaveformSource = { peaks: readonly number[]; durationMs: number }

/** Draws the waveform of `audio` into `box` with wavesurfer.js, loaded on demand. True once it is drawn. */
export function useWaveform(
  box: RefObject<HTMLDivElement | null>,
  audio: RefObject<HTMLAudioElement | null>,
  { peaks, durationMs }: WaveformSource,
): boolean {
  const [drawn, setDrawn] = useState(false)

  useEffect(() => {
    const container = box.current
    const media = audio.current
    if (!container || !media || peaks.length === 0 || durationMs <= 0) return
    let gone = false
    let wave: WaveSurfer | undefined
    let unwatch: (() => void) | undefined

    const start = async () => {
      const { default: Wave } = await import('wavesurfer.js')
      if (gone) return
      wave = Wave.create({
        container,
        media,
        peaks: [Array.from(peaks)],
        duration: durationMs / 1000,
        height: 'auto',
        barWidth: 2,
        barGap: 2,
        barRadius: 2,
        barMinHeight: 2,
        cursorWidth: 2,
        hideScrollbar: true,
        dragToSeek: { debounceTime: 0 },
        ...colors(container),
      })
      wave.once('redraw', () => setDrawn(true))
      unwatch = watchTheme(() => wave?.setOptions(colors(container)))
    }
    // Should it not load, the still drawing stays, and the keys and the button go on working.
    start().catch(() => undefined)
    return () => {
      gone = true
      unwatch?.()
      wave?.destroy()
      setDrawn(false)
    }
  }, [box, audio, peaks, durationMs])

  return drawn
}
