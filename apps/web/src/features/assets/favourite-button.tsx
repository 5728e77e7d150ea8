'use client'

import { cn } from '@studiolo/ui/cn'
import { IconButton } from '@studiolo/ui/icon-button'
import { Heart } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFavourite } from './use-favourite'

interface FavouriteButtonProps {
  asset: { id: string; favourite: boolean }
  /** `media` lies on a picture. */
  place?: 'page' | 'media'
  size?: 'sm' | 'md'
}

/** The heart: on at once, and taken back should it not work. */
export function FavouriteButton({ asset, place = 'page', size = 'sm' }: FavouriteButtonProps) {
  const t = useTranslations('assets')
  const mark = useFavourite()
  const { id, favourite } = asset
  return (
    <IconButton
      size={size}
      label={favourite ? t('unfavourite') : t('favourite')}
      aria-pressed={favourite}
      icon={<Heart aria-hidden="true" className={cn(favourite && 'fill-current')} />}
      onClick={() => mark({ id, favourite: !favourite })}
      className={cn(
        favourite && place === 'page' && 'text-accent-ink',
        place === 'media' &&
          'bg-media-scrim text-on-media hover:bg-media focus-visible:opacity-100 pointer-coarse:opacity-100',
        place === 'media' && !favourite && 'opacity-0 group-focus-within/tile:opacity-100 group-hover/tile:opacity-100',
      )}
    />
  )
}
