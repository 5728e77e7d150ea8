'use client'

import { showToast } from '@studiolo/ui/toast'
import { useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { changeGenerationsInCache } from '@/features/generation/events/generation-cache'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { markFavourite, markInGeneration, type AssetPages } from './asset-cache'

interface Marked {
  id: string
  favourite: boolean
}

/** Marks or unmarks a favourite: shown at once everywhere, taken back when the server refuses. */
export function useFavourite(): (marked: Marked) => void {
  const t = useTranslations('assets')
  const words = useErrorWords()
  const client = useQueryClient()
  const utils = trpc.useUtils()

  const show = (marked: Marked) => {
    client.setQueriesData<AssetPages>({ queryKey: getQueryKey(trpc.assets.list) }, (cached) =>
      cached && 'pages' in cached ? markFavourite(cached, marked) : cached,
    )
    changeGenerationsInCache(client, (view) => markInGeneration(view, marked))
  }
  const { mutate } = trpc.assets.setFavourite.useMutation({
    onMutate: show,
    onError: (error, { id, favourite }) => {
      show({ id, favourite: !favourite })
      const { message, suggestion } = words(error)
      showToast({ tone: 'failed', title: message, text: suggestion, closeLabel: t('close') })
    },
    // What only favourites show has changed; the mark itself is already right.
    onSuccess: () => void utils.assets.list.invalidate({ favourite: true }, { refetchType: 'none' }),
  })
  return useCallback((marked) => mutate(marked), [mutate])
}
