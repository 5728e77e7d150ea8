'use client'

import type { AssetTile as Tile } from '@studiolo/core/assets/contract'
import { formatDuration } from '@studiolo/ui/duration'
import { useMediaQuery } from '@studiolo/ui/media-query'
import { MediaTile } from '@studiolo/ui/media-tile'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo, type MouseEvent } from 'react'
import { aspectRatioOf } from '../asset-media'
import { FavouriteButton } from '../favourite-button'
import { useSelection } from './selection-store'

interface AssetTileProps {
  tile: Tile
  /** Those of the first screen load at once. */
  loading: 'lazy' | 'eager'
  onOpen: (id: string) => void
}

/** One work in the grid: opens its page, or is chosen while others are. Scrolling does not draw it again. */
export const AssetTile = memo(function AssetTile({ tile, loading, onOpen }: AssetTileProps) {
  const t = useTranslations('assets')
  const isChosen = useSelection(({ ids }) => ids.has(tile.id))
  const isChoosing = useSelection(({ isChoosing }) => isChoosing)
  const toggle = useSelection(({ toggle }) => toggle)
  const isTouch = useMediaQuery('(pointer: coarse)')
  const open = (event: MouseEvent) => {
    if (!isChoosing || event.metaKey || event.ctrlKey) return onOpen(tile.id)
    event.preventDefault()
    toggle(tile.id)
  }
  const page = tile.generationId ? `/g/${tile.generationId}` : undefined
  return (
    <MediaTile
      kind={tile.kind}
      title={tile.title}
      aspectRatio={aspectRatioOf(tile)}
      posterUrl={tile.posterUrl ?? undefined}
      previewUrl={tile.previewUrl ?? undefined}
      peaks={tile.peaks ?? undefined}
      duration={tile.durationMs === null ? undefined : formatDuration(tile.durationMs)}
      href={page}
      linkComponent={Link}
      onOpen={open}
      // Under a finger both would always be in sight, on top of each other where the tile is narrow.
      choice={
        isChoosing || !isTouch
          ? {
              label: t('choose', { title: tile.title.slice(0, 60) }),
              checked: isChosen,
              onChange: () => toggle(tile.id),
            }
          : undefined
      }
      favorite={isChoosing ? undefined : <FavouriteButton asset={tile} place="media" />}
      caption={
        <p className="truncate text-muted" title={tile.title}>
          {tile.title}
        </p>
      }
      loading={loading}
    />
  )
})
