'use client'

import { Checkbox } from '@studiolo/ui/checkbox'
import { formatDuration } from '@studiolo/ui/duration'
import { RelativeTime } from '@studiolo/ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { WaveformStatic } from '@studiolo/ui/waveform-static'
import { useLocale, useNow, useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo, useCallback, useEffect, useRef } from 'react'
import { useRecipeWords } from '@/features/generation/recipe-forms/use-recipe-words'
import { formatBytes } from '../asset-media'
import { FavouriteButton } from '../favourite-button'
import type { AssetListProps } from './asset-grid'
import { useSelection } from './selection-store'
import type { GridMove } from './use-grid-keys'
import { useTileKeys } from './use-tile-keys'
import { useListBox, useWindowRows } from './use-window-rows'

const ROW_HEIGHT = 60
const HEAD_HEIGHT = 36
const COLUMNS = 8

/** The works line by line, with their numbers. */
export function AssetList({ tiles, total, onEnd, onOpen, returnTo }: AssetListProps) {
  const t = useTranslations('assets')
  const box = useRef<HTMLDivElement>(null)
  const { top } = useListBox(box)
  const heightOf = useCallback(() => ROW_HEIGHT, [])
  const virtual = useWindowRows({ count: tiles.length, heightOf, top: top + HEAD_HEIGHT })
  const next = useCallback(
    (index: number, move: GridMove) => {
      if (move === 'first') return 0
      if (move === 'last') return tiles.length - 1
      return index + (move === 'left' || move === 'up' ? -1 : 1)
    },
    [tiles.length],
  )
  useTileKeys({ box, tiles, next, show: virtual.show, returnTo })

  const last = virtual.rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (tiles.length > 0 && last >= tiles.length - 10) onEnd()
  }, [last, tiles.length, onEnd])

  const before = (virtual.rows[0]?.start ?? top + HEAD_HEIGHT) - top - HEAD_HEIGHT
  const after = virtual.totalHeight - before - virtual.rows.length * ROW_HEIGHT
  return (
    <div ref={box} className="max-sm:-mx-3">
      <Table scroll="page" label={t('works', { count: total })} aria-rowcount={total + 1} className="table-fixed">
        <TableHead>
          <tr className="h-9">
            <TableHeadCell className="w-11">
              <span className="sr-only">{t('columns.choose')}</span>
            </TableHeadCell>
            <TableHeadCell className="w-24">
              <span className="sr-only">{t('columns.picture')}</span>
            </TableHeadCell>
            <TableHeadCell>{t('columns.title')}</TableHeadCell>
            <TableHeadCell className="w-28 max-md:hidden">{t('columns.recipe')}</TableHeadCell>
            <TableHeadCell align="end" className="w-20 max-sm:hidden">
              {t('columns.length')}
            </TableHeadCell>
            <TableHeadCell align="end" className="w-24 max-md:hidden">
              {t('columns.size')}
            </TableHeadCell>
            <TableHeadCell align="end" className="w-36 max-md:hidden">
              {t('columns.created')}
            </TableHeadCell>
            <TableHeadCell className="w-12">
              <span className="sr-only">{t('columns.favourite')}</span>
            </TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          <Room height={before} />
          {virtual.rows.map(({ index }) => {
            const tile = tiles[index]
            return tile ? <AssetRow key={tile.id} tile={tile} index={index} onOpen={onOpen} /> : null
          })}
          <Room height={after} />
        </TableBody>
      </Table>
    </div>
  )
}

/** The rows that are not drawn. */
function Room({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- not a control, only room */}
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  )
}

interface AssetRowProps {
  tile: AssetListProps['tiles'][number]
  index: number
  onOpen: (id: string) => void
}

const AssetRow = memo(function AssetRow({ tile, index, onOpen }: AssetRowProps) {
  const t = useTranslations('assets')
  const language = useLocale()
  const now = useNow()
  const { name } = useRecipeWords()
  const isChosen = useSelection(({ ids }) => ids.has(tile.id))
  const toggle = useSelection(({ toggle }) => toggle)
  return (
    <TableRow data-tile={tile.id} aria-rowindex={index + 2} selected={isChosen} style={{ height: ROW_HEIGHT }}>
      <TableCell>
        <Checkbox
          label={t('choose', { title: tile.title.slice(0, 60) })}
          labelHidden
          checked={isChosen}
          onCheckedChange={() => toggle(tile.id)}
        />
      </TableCell>
      <TableCell>
        <span className="grid h-11 w-18 place-items-center overflow-hidden rounded-sm bg-sunken">
          {tile.posterUrl ? (
            <img src={tile.posterUrl} alt="" loading="lazy" decoding="async" className="size-full object-contain" />
          ) : (
            <WaveformStatic peaks={tile.peaks ?? []} bars={20} className="h-5 px-2 text-muted" />
          )}
        </span>
      </TableCell>
      <TableCell className="truncate">
        {tile.generationId ? (
          <Link
            href={`/g/${tile.generationId}`}
            onClick={() => onOpen(tile.id)}
            className="font-medium hover:underline hover:underline-offset-3"
          >
            {tile.title}
          </Link>
        ) : (
          tile.title
        )}
      </TableCell>
      <TableCell muted className="max-md:hidden">
        {name(tile.recipe)}
      </TableCell>
      <TableCell align="end" className="max-sm:hidden">
        {tile.durationMs === null ? '–' : formatDuration(tile.durationMs)}
      </TableCell>
      <TableCell align="end" muted className="max-md:hidden">
        {formatBytes(tile.sizeBytes, language)}
      </TableCell>
      <TableCell align="end" muted className="max-md:hidden">
        <RelativeTime atMs={tile.createdAt.getTime()} nowMs={now.getTime()} locale={language} />
      </TableCell>
      <TableCell align="end">
        <FavouriteButton asset={tile} />
      </TableCell>
    </TableRow>
  )
})
