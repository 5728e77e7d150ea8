'use client'

import type { AssetView } from '@studiolo/core/assets/contract'
import type { GenerationView } from '@studiolo/core/generation/contract'
import { Button } from '@studiolo/ui/button'
import { CopyButton } from '@studiolo/ui/copy-button'
import { IconButton } from '@studiolo/ui/icon-button'
import { Menu, MenuLink } from '@studiolo/ui/menu'
import { Download, FileAudio, FileVideo, Image, Shuffle, Trash2, type LucideIcon } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { downloadsOf, formatBytes } from '@/features/assets/asset-media'
import { FavouriteButton } from '@/features/assets/favourite-button'
import { useDeleteAssets } from '@/features/assets/use-delete-assets'
import { RetryButton } from '../progress/retry-button'

/** What can be done with it. */
export function ResultActions({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const router = useRouter()
  const { remove } = useDeleteAssets()
  const address = useAddress()
  const [asset] = view.assets
  if (!asset) return null
  const discard = () => {
    router.push('/library')
    void remove([asset.id])
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Downloads asset={asset} />
      <Button icon={<Shuffle aria-hidden="true" />} render={<Link href={`/create?remix=${view.id}`} />}>
        {t('actions.remix')}
      </Button>
      <RetryButton view={view} size="md" onStarted={(started) => router.push(`/g/${started.id}`)} />
      <span className="flex items-center">
        <FavouriteButton asset={asset} size="md" />
        <CopyButton
          value={address}
          show="label"
          size="md"
          variant="ghost"
          labels={{ copy: t('actions.copyLink'), copied: t('copied') }}
        />
        <IconButton label={t('actions.delete')} icon={<Trash2 aria-hidden="true" />} onClick={discard} />
      </span>
    </div>
  )
}

const icons: Partial<Record<string, LucideIcon>> = { audio: FileAudio, poster: Image }

function Downloads({ asset }: { asset: AssetView }) {
  const t = useTranslations('generation')
  const language = useLocale()
  const files = downloadsOf(asset)
  if (files.length === 0) return null
  return (
    <Menu
      trigger={
        <Button variant="primary" icon={<Download aria-hidden="true" />}>
          {t('actions.download')}
        </Button>
      }
    >
      {files.map((file) => {
        const Icon = icons[file.kind] ?? FileVideo
        const size = file.width && file.height ? `${file.width} × ${file.height}` : null
        return (
          <MenuLink
            key={file.kind}
            icon={<Icon aria-hidden="true" />}
            // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the words below go into it
            render={<a href={file.downloadUrl} download />}
          >
            <span className="flex items-baseline justify-between gap-6">
              <span>{t(`files.${file.kind as 'mp4'}`)}</span>
              <span className="numeric text-xs text-muted">
                {[size, formatBytes(file.sizeBytes, language)].filter(Boolean).join(' · ')}
              </span>
            </span>
          </MenuLink>
        )
      })}
    </Menu>
  )
}

const never = () => () => undefined

/** The address of this page as one passes it on. */
function useAddress(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin + window.location.pathname,
    () => '',
  )
}
