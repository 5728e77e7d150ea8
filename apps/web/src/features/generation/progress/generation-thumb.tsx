'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { cn } from '@studiolo/ui/cn'
import { formatDuration } from '@studiolo/ui/duration'
import { MediaTile } from '@studiolo/ui/media-tile'
import { Ban, CircleAlert, Clock, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { aspectRatioOf, aspectRatioOfInput, peaksOf, renditionOf } from '@/features/assets/asset-media'

const HEIGHT = 132

/** What was made, or the empty frame in its shape while it is being made. */
export function GenerationThumb({ view }: { view: GenerationView }) {
  const [asset] = view.assets
  if (!asset) return <Frame view={view} />
  const ratio = aspectRatioOf(asset)
  return (
    <div style={{ width: `min(100%, ${HEIGHT * ratio}px)` }}>
      <MediaTile
        kind={asset.kind}
        title={view.title}
        aspectRatio={ratio}
        posterUrl={renditionOf(asset, 'poster')?.url}
        previewUrl={renditionOf(asset, 'preview')?.url}
        peaks={peaksOf(asset)}
        duration={asset.durationMs === null ? undefined : formatDuration(asset.durationMs)}
        href={`/g/${view.id}`}
        linkComponent={Link}
      />
    </div>
  )
}

function Frame({ view }: { view: GenerationView }) {
  const ratio = aspectRatioOfInput(view.input)
  const isRunning = view.status === 'running'
  return (
    <div
      aria-hidden="true"
      style={{ width: `min(100%, ${HEIGHT * ratio}px)`, aspectRatio: ratio }}
      className={cn(
        'grid place-items-center rounded-md border border-dashed border-line-strong/50 bg-sunken/60 text-muted [&_svg]:size-5 [&_svg]:stroke-[1.5]',
        view.status === 'failed' && 'border-solid border-transparent bg-failed-soft text-failed',
      )}
    >
      {isRunning ? (
        <span className="numeric text-lg font-medium">{Math.floor(view.progress)}%</span>
      ) : (
        marks[view.status]
      )}
    </div>
  )
}

const marks = {
  queued: <Clock />,
  running: null,
  canceling: <Ban />,
  canceled: <Ban />,
  failed: <CircleAlert />,
  // Made, and deleted since.
  succeeded: <Trash2 />,
} as const
