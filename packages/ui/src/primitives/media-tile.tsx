'use client'

import { Music } from 'lucide-react'
import { useState } from 'react'
import type { ElementType, MouseEvent, ReactNode } from 'react'
import { Badge } from './badge'
import { Checkbox } from './checkbox'
import { cn } from './cn'
import { useReducedMotion } from './media-query'
import { WaveformStatic } from './waveform-static'

export type MediaTileProps = {
  kind: 'video' | 'image' | 'audio'
  /** Its name; spoken, and under the tile with `caption`. */
  title: string
  /** Width over height; audio takes 16 / 9 or 1 as the grid wants it. */
  aspectRatio: number
  posterUrl?: string
  /** A short silent film; plays on hover and focus, not under reduced motion. */
  previewUrl?: string
  /** Drawn for sounds. */
  peaks?: readonly number[]
  /** As shown, e.g. `0:08`. */
  duration?: string
  /** Leads to the result … */
  href?: string
  linkComponent?: ElementType
  /** … or opens it in place. */
  onOpen?: (event: MouseEvent) => void
  /** It is the one the inspector shows. */
  selected?: boolean
  /** A tick for choosing many; in sight on hover, or always once `checked`. */
  choice?: { label: string; checked: boolean; onChange: (checked: boolean) => void }
  /** A button at the top right, e.g. the favourite's. */
  favorite?: ReactNode
  /** More marks at the bottom left. */
  badges?: ReactNode
  caption?: ReactNode
  /** `eager` for those in the first screen. Default `lazy`. */
  loading?: 'lazy' | 'eager'
  className?: string
}

/** One creation in a grid, in its true shape. */
export function MediaTile(props: MediaTileProps) {
  const { kind, title, aspectRatio, duration, selected, choice, favorite, badges, caption, className } = props
  const [active, setActive] = useState(false)
  const still = useReducedMotion()

  return (
    <article className={cn('group/tile min-w-0', className)}>
      <div
        style={{ aspectRatio }}
        onPointerEnter={(event) => setActive(event.pointerType === 'mouse')}
        onPointerLeave={() => setActive(false)}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        className={cn(
          'relative overflow-hidden rounded-md bg-sunken outline-2 outline-offset-2 outline-transparent transition-[outline-color] duration-(--duration-fast)',
          selected && 'outline-ink',
          choice?.checked && 'outline-ink',
        )}
      >
        {kind === 'audio' ? <Sound {...props} /> : <Picture {...props} playing={active && !still} />}
        <TileLink {...props} title={title} />
        {choice ? (
          <div
            className={cn(
              'absolute top-2 left-2 z-10 grid size-7 place-items-center rounded-sm bg-media-scrim opacity-0 transition-opacity duration-(--duration-fast) group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 pointer-coarse:opacity-100',
              choice.checked && 'opacity-100',
            )}
          >
            <Checkbox
              label={choice.label}
              labelHidden
              checked={choice.checked}
              onCheckedChange={choice.onChange}
              className="gap-0"
            />
          </div>
        ) : null}
        {favorite ? <div className="absolute top-2 right-2 z-10">{favorite}</div> : null}
        <div className="pointer-events-none absolute inset-x-2 bottom-2 flex items-end justify-between gap-2">
          <div className="flex min-w-0 flex-wrap gap-1">{badges}</div>
          {duration ? <Badge tone="media">{duration}</Badge> : null}
        </div>
      </div>
      {caption ? <div className="mt-2 min-w-0 text-sm">{caption}</div> : null}
    </article>
  )
}

const overlay =
  'absolute inset-0 rounded-md focus-visible:outline-2 focus-visible:-outline-offset-3 focus-visible:outline-ring'

function TileLink({ title, href, linkComponent: Link = 'a', onOpen }: MediaTileProps) {
  if (href !== undefined) return <Link href={href} aria-label={title} onClick={onOpen} className={overlay} />
  if (onOpen) return <button type="button" aria-label={title} onClick={onOpen} className={overlay} />
  return null
}

function Picture({ kind, posterUrl, previewUrl, loading = 'lazy', playing }: MediaTileProps & { playing: boolean }) {
  return (
    <>
      {posterUrl ? (
        <img
          src={posterUrl}
          alt=""
          loading={loading}
          decoding="async"
          draggable={false}
          className="absolute inset-0 size-full object-cover"
        />
      ) : null}
      {kind === 'video' && previewUrl && playing ? (
        <video
          src={previewUrl}
          aria-hidden="true"
          tabIndex={-1}
          muted
          loop
          autoPlay
          playsInline
          disablePictureInPicture
          className="absolute inset-0 size-full animate-appear object-cover"
        />
      ) : null}
    </>
  )
}

function Sound({ peaks, posterUrl, loading = 'lazy' }: MediaTileProps) {
  if (posterUrl) {
    return (
      <img
        src={posterUrl}
        alt=""
        loading={loading}
        decoding="async"
        draggable={false}
        className="absolute inset-0 size-full object-cover"
      />
    )
  }
  return (
    <div className="absolute inset-0 grid place-items-center px-5">
      {peaks && peaks.length > 0 ? (
        <WaveformStatic
          peaks={peaks}
          bars={48}
          className="h-2/5 text-muted transition-colors group-hover/tile:text-ink"
        />
      ) : (
        <Music aria-hidden="true" className="size-6 text-muted" />
      )}
    </div>
  )
}
