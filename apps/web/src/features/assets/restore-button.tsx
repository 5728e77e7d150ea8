'use client'

import { idToUuid, uuidToId } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeleteAssets } from './use-delete-assets'

/** Brings a deleted result back. What a generation made carries the generation's own bytes as its id. */
export function RestoreButton({ generationId, size = 'sm' }: { generationId: string; size?: 'sm' | 'md' }) {
  const t = useTranslations('assets')
  const { restore } = useDeleteAssets()
  const [isBusy, setBusy] = useState(false)
  const bringBack = async () => {
    setBusy(true)
    const restored = await restore([uuidToId('ast', idToUuid(generationId))])
    setBusy(false)
    if (restored.length === 0) showToast({ tone: 'failed', title: t('goneForGood'), closeLabel: t('close') })
  }
  return (
    <Button size={size} icon={<Undo2 aria-hidden="true" />} loading={isBusy} onClick={() => void bringBack()}>
      {t('restore')}
    </Button>
  )
}
