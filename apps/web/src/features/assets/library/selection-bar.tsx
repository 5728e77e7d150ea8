'use client'

import type { AssetTile } from '@studiolo/core/assets/contract'
import { Button } from '@studiolo/ui/button'
import { IconButton } from '@studiolo/ui/icon-button'
import { Heart, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeleteAssets } from '../use-delete-assets'
import { useFavourite } from '../use-favourite'
import { useSelection } from './selection-store'

/** What can be done with all that is chosen; floats at the foot while something is. */
export function SelectionBar({ tiles }: { tiles: readonly AssetTile[] }) {
  const t = useTranslations('assets.selection')
  const { ids, isChoosing, add, clear } = useSelection()
  const favourite = useFavourite()
  const { remove } = useDeleteAssets()
  if (!isChoosing) return null

  const chosen = tiles.filter((tile) => ids.has(tile.id))
  const isAllMarked = chosen.length > 0 && chosen.every((tile) => tile.favourite)
  const markAll = () => {
    for (const { id, favourite: marked } of chosen)
      if (marked === isAllMarked) favourite({ id, favourite: !isAllMarked })
  }
  const removeAll = () => {
    clear()
    void remove([...ids])
  }
  return (
    <section
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-5 z-20 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] animate-appear flex-wrap items-center gap-1 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-float max-md:bottom-[calc(4.75rem+env(safe-area-inset-bottom))]"
    >
      <span aria-live="polite" className="numeric mr-2 text-base font-medium">
        {t('count', { count: ids.size })}
      </span>
      <Button size="sm" variant="ghost" onClick={() => add(tiles.map((tile) => tile.id))}>
        {t('all', { count: tiles.length })}
      </Button>
      <Button size="sm" variant="ghost" icon={<Heart aria-hidden="true" />} disabled={ids.size === 0} onClick={markAll}>
        {isAllMarked ? t('unfavourite') : t('favourite')}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        className="text-failed"
        icon={<Trash2 aria-hidden="true" />}
        disabled={ids.size === 0}
        onClick={removeAll}
      >
        {t('delete')}
      </Button>
      <IconButton size="sm" label={t('clear')} shortcut={['Esc']} icon={<X aria-hidden="true" />} onClick={clear} />
    </section>
  )
}
