'use client'

import type { AssetView } from '@studiolo/core/assets/contract'
import { AudioPlayer, Player } from '@studiolo/ui/player'
import { useRef, useState } from 'react'
import { aspectRatioOf, peaksOf, renditionOf } from '@/features/assets/asset-media'
import { useFreshAddresses } from './use-fresh-addresses'
import { usePageKeys } from './use-page-keys'
import { usePlayerLabels } from './use-player-labels'

export interface ResultMediaProps {
  asset: AssetView
  /** The same work with new addresses. Must stay the same function. */
  readAgain: () => Promise<AssetView | undefined>
}

/** The work itself: a film with its previews over the time line, or a sound with its shape. */
export function ResultMedia({ asset: current, readAgain }: ResultMediaProps) {
  const labels = usePlayerLabels()
  const box = useRef<HTMLDivElement>(null)
  // Addresses are signed anew with every reading; a film that plays must keep its own.
  const asset = useFreshAddresses(current, readAgain, box)
  const [peaks] = useState(() => peaksOf(asset))
  usePageKeys(box)

  const url = (kind: Parameters<typeof renditionOf>[1]) => renditionOf(asset, kind)?.url
  return (
    <div ref={box}>
      {asset.kind === 'audio' ? (
        <AudioPlayer
          title={asset.title}
          labels={labels}
          src={url('audio') ?? url('mp4') ?? ''}
          peaks={peaks}
          durationMs={asset.durationMs ?? 0}
          className="px-6 py-10 max-sm:px-4 max-sm:py-6"
        />
      ) : (
        <Player
          title={asset.title}
          labels={labels}
          hlsUrl={url('hls')}
          mp4Url={url('mp4')}
          posterUrl={url('poster')}
          spriteVttUrl={url('sprite-vtt')}
          aspectRatio={aspectRatioOf(asset)}
        />
      )}
    </div>
  )
}
