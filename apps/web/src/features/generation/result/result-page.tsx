'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import type { Id } from '@studiolo/db/states/ids'
import { StatusBadge } from '@studiolo/ui/status-badge'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { DisputeCharge } from '@/features/recovery/dispute-charge'
import { trpc } from '@/trpc/client'
import { hasEnded } from '../events/patch-generation'
import { useRecipeWords } from '../recipe-forms/use-recipe-words'
import type { PriceRules } from '../start/recipe-quote'
import { useSeed } from '@/trpc/use-seed'
import { ResultActions } from './result-actions'
import { ResultFacts } from './result-facts'
import { ResultMedia } from './result-media'
import { ResultPrompt } from './result-prompt'
import { NotThere } from './not-there'
import { StageTimes } from './stage-times'
import { UnderWay } from './under-way'

export interface ResultPageProps {
  generation: GenerationView
  prices: PriceRules
}

/** One generation: the player first, or how far it is; facts beside it, actions under it. */
export function ResultPage({ generation, prices }: ResultPageProps) {
  const t = useTranslations('generation')
  const { name } = useRecipeWords()
  const input = { id: generation.id }
  useSeed([
    [getQueryKey(trpc.generation.get, input, 'query'), generation],
    [getQueryKey(trpc.recipes.prices, undefined, 'query'), prices],
  ])
  const { data: view = generation, refetch } = trpc.generation.get.useQuery(input, {
    meta: { live: true },
    // It may have moved between the server's reading and the moment this page began to listen.
    refetchOnMount: hasEnded(generation.status) ? true : 'always',
  })
  const [asset] = view.assets
  const readAgain = useCallback(async () => (await refetch()).data?.assets[0], [refetch])
  return (
    <div className="mx-auto grid w-full max-w-[1280px] items-start gap-x-8 gap-y-6 px-6 pt-6 pb-16 max-sm:px-3 max-sm:pt-3 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="flex min-w-0 flex-col gap-5">
        {asset ? <ResultMedia key={asset.id} asset={asset} readAgain={readAgain} /> : null}
        {!asset && !hasEnded(view.status) ? <UnderWay view={view} /> : null}
        {!asset && hasEnded(view.status) ? <NotThere view={view} /> : null}
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <span>{name(view.recipe)}</span>
            {view.status === 'succeeded' ? null : (
              <StatusBadge status={view.status} label={t(`statuses.${view.status}`)} />
            )}
          </div>
          <ResultPrompt view={view} />
        </div>
        <ResultActions view={view} />
      </div>
      <aside aria-label={t('result.about')} className="flex min-w-0 flex-col gap-6">
        <ResultFacts view={view} />
        {hasEnded(view.status) ? <StageTimes view={view} /> : null}
        {isDisputable(view) ? <DisputeCharge charge={{ kind: 'generation', id: view.id as Id<'gen'> }} /> : null}
      </aside>
    </div>
  )
}

/** What was charged, or failed and may have been. */
function isDisputable({ status, settlement }: GenerationView): boolean {
  return settlement === 'captured' || status === 'failed'
}
