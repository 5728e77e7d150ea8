'use client'

import { showToast } from '@studiolo/ui/toast'
import { useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { inPortions, withoutAssets, type AssetPages } from './asset-cache'

export interface Deleting {
  /** Out of sight at once, with a way back; what fails comes back by itself. */
  remove(ids: readonly string[]): Promise<void>
  restore(ids: readonly string[]): Promise<string[]>
}

/** Deletes with an undo; for 30 days everything can be brought back. */
export function useDeleteAssets(): Deleting {
  const t = useTranslations('assets')
  const words = useErrorWords()
  const client = useQueryClient()
  const utils = trpc.useUtils()
  const { mutateAsync: deleteSome } = trpc.assets.delete.useMutation()
  const { mutateAsync: restoreSome } = trpc.assets.restore.useMutation()

  const refresh = useCallback(async () => {
    await Promise.all([utils.assets.list.invalidate(), utils.generation.invalidate()])
  }, [utils])
  const fail = useCallback(
    (error: unknown) => {
      const { message, suggestion } = words(error)
      showToast({ tone: 'failed', title: message, text: suggestion, closeLabel: t('close') })
    },
    [words, t],
  )
  const restore = useCallback(
    async (ids: readonly string[]) => {
      let restored: string[] = []
      try {
        const answers = await Promise.all(inPortions(ids).map((portion) => restoreSome({ ids: portion })))
        restored = answers.flatMap((answer) => answer.ids)
      } catch (error) {
        fail(error)
      }
      await refresh()
      return restored
    },
    [restoreSome, refresh, fail],
  )
  const remove = useCallback(
    async (ids: readonly string[]) => {
      client.setQueriesData<AssetPages>({ queryKey: getQueryKey(trpc.assets.list) }, (cached) =>
        cached && 'pages' in cached ? withoutAssets(cached, ids) : cached,
      )
      try {
        const answers = await Promise.all(inPortions(ids).map((portion) => deleteSome({ ids: portion })))
        const gone = answers.flatMap((answer) => answer.ids)
        showToast({
          title: t('deleted', { count: gone.length }),
          text: t('deletedHint'),
          action: { label: t('undo'), onClick: () => void restore(gone) },
          closeLabel: t('close'),
        })
      } catch (error) {
        fail(error)
      }
      await refresh()
    },
    [client, deleteSome, restore, refresh, fail, t],
  )
  return { remove, restore }
}
