'use client'

import { Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { formatDuration } from '../primitives/amounts'
import { cn } from '../primitives/cn'
import { WaveformStatic } from '../primitives/waveform-static'
import { actionForKey } from './audio-keys'
import type { AudioPlayerLabels } from './labels'
import { PlayerError } from './player-error'
import { useWaveform } from './use-waveform'

export type AudioPlayerProps = {
  src: string
  /** 0–1, any number of them; a thousand is plenty. Keep the array the same between renders. */
  peaks: readonly number[]
  /** Known beforehand, so that the time stands before anything loads. */
  durationMs: number
  /** Names the player. */
  title: string
  labels: AudioPlayerLabels
  autoPlay?: boolean
  onEnded?: () => void
  className?: string
}

/**
 * The sound player: button, waveform one can click, drag and steer by keys, time.
 * Keys while it has the focus: space or k plays, ← → jump five seconds, Home and End, m mutes.
 */
export function AudioPlayer(props: AudioPlayerProps) {
  const { src, peaks, durationMs, title, labels, autoPlay, onEnded, className } = props
  const audio = useRef<HTMLAudioElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [playing, setPlaying] = useState(false)
  const [muted, setMuted] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [failed, setFailed] = useState(false)
  const drawn = useWaveform(box, audio, { peaks, durationMs })

  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (element.paused) void element.play().catch(() => undefined)
    else element.pause()
  }
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = Math.min(durationMs / 1000, Math.max(0, to))
  }
  const mute = () => {
    if (audio.current) audio.current.muted = !audio.current.muted
  }
  const press = (event: KeyboardEvent) => {
    // A button's own space must stay its own.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
    const action = actionForKey(event, { seconds: audio.current?.currentTime ?? 0, durationSeconds: durationMs / 1000 })
    if (!action) return
    event.preventDefault()
    if (action.do === 'toggle') toggle()
    else if (action.do === 'mute') mute()
    else seek(action.to)
  }
  const retry = () => {
    setFailed(false)
    audio.current?.load()
  }

  return (
    <fieldset
      aria-label={title}
      className={cn(
        'relative flex min-w-0 items-center gap-4 rounded-md border border-line bg-surface px-4 py-3',
        className,
      )}
    >
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a sound of the creator's own */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        autoPlay={autoPlay}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setSeconds(event.currentTarget.currentTime)}
        onSeeking={(event) => setSeconds(event.currentTarget.currentTime)}
        onVolumeChange={(event) => setMuted(event.currentTarget.muted)}
        onError={() => setFailed(true)}
        onEnded={onEnded}
      />
      {failed ? (
        <div className="flex min-h-16 flex-1 items-center justify-center">
          <PlayerError title={labels.failedTitle} text={labels.failedText} retryLabel={labels.retry} onRetry={retry} />
        </div>
      ) : null}
      <div className={cn('flex min-w-0 flex-1 items-center gap-4', failed && 'hidden')}>
        <button
          type="button"
          aria-label={playing ? labels.pause : labels.play}
          onClick={toggle}
          onKeyDown={press}
          className="grid size-11 shrink-0 place-items-center rounded-full bg-ink text-background transition-[scale] duration-(--duration-fast) active:scale-95 [&_svg]:size-5 [&_svg]:fill-current [&_svg]:stroke-0"
        >
          {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" className="translate-x-px" />}
        </button>
        <div className="min-w-0 flex-1">
          <div className="relative h-14 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-ring">
            <div ref={box} className="absolute inset-0 cursor-pointer" />
            {drawn ? null : <WaveformStatic peaks={peaks} className="absolute inset-0 h-full text-line-strong" />}
            <Playhead seconds={seconds} durationMs={durationMs} labels={labels} onKeyDown={press} onSeek={seek} />
          </div>
          <div aria-hidden="true" className="numeric mt-1 flex justify-between text-xs text-muted">
            <span>{formatDuration(seconds * 1000)}</span>
            <span>{formatDuration(durationMs)}</span>
          </div>
        </div>
        <button
          type="button"
          aria-label={muted ? labels.unmute : labels.mute}
          onClick={mute}
          onKeyDown={press}
          className="grid size-9 shrink-0 place-items-center rounded-sm text-muted hover:bg-wash hover:text-ink max-sm:hidden [&_svg]:size-4"
        >
          {muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
        </button>
      </div>
    </fieldset>
  )
}

type PlayheadProps = {
  seconds: number
  durationMs: number
  labels: AudioPlayerLabels
  onKeyDown: (event: KeyboardEvent) => void
  onSeek: (seconds: number) => void
}

// The drawing takes the pointer; this unseen range gives keyboards and screen readers the same.
function Playhead({ seconds, durationMs, labels, onKeyDown, onSeek }: PlayheadProps) {
  const position = labels.position
    .replace('{currentTime}', formatDuration(seconds * 1000))
    .replace('{totalTime}', formatDuration(durationMs))
  return (
    <input
      type="range"
      min={0}
      max={durationMs / 1000}
      step="any"
      value={seconds}
      aria-label={labels.seek}
      aria-valuetext={position}
      onChange={(event) => onSeek(event.target.valueAsNumber)}
      onKeyDown={onKeyDown}
      className="pointer-events-none absolute inset-0 size-full opacity-0"
    />
  )
}
