'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { Button, type ButtonVariant } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useErrorWords } from '@/trpc/read-error'
import { affordable, checkedInput, isRecipeId, quoteRecipe } from '../start/recipe-quote'
import { usePrices } from '../start/use-prices'
import { useBalance } from '@/features/credits/use-balance'
import { useAllowance } from '../start/use-allowance'
import { useStart } from '../start/use-start'

interface RetryButtonProps {
  view: GenerationView
  variant?: ButtonVariant
  size?: 'sm' | 'md'
  /** The new one, e.g. to go there. */
  onStarted?: (view: GenerationView) => void
}

/** The same inputs once more, in one click, with the price on it. */
export function RetryButton({ view, variant, size = 'sm', onStarted }: RetryButtonProps) {
  const t = useTranslations('generation')
  const words = useErrorWords()
  const prices = usePrices()
  const balance = useBalance()
  const allowance = useAllowance(view.recipe)
  const starting = useStart(`retry:${view.id}`, (started) => onStarted?.(started))
  const { start, error, priceChange, reset } = starting

  useEffect(() => {
    if (!error) return
    const { message, suggestion } = words(error)
    showToast({ tone: 'failed', title: message, text: suggestion, closeLabel: t('close'), id: `retry:${view.id}` })
    reset()
  }, [error, words, t, view.id, reset])
  useEffect(() => {
    if (!priceChange) return
    const { order, seen, now } = priceChange
    showToast({
      tone: 'held',
      title: t('price.changed', { seen, now }),
      text: t('price.changedHint'),
      action: { label: t('composer.create', { credits: now }), onClick: () => start({ ...order, credits: now }) },
      closeLabel: t('close'),
      id: `retry:${view.id}`,
    })
    reset()
  }, [priceChange, start, t, view.id, reset])

  const { recipe } = view
  if (!isRecipeId(recipe)) return null
  const input = checkedInput(recipe, view.input)
  const quote = prices ? quoteRecipe(recipe, view.input, prices) : null
  if (!input || !quote) return null
  const isOut = allowance?.allowed === false
  const isShort = balance ? !affordable(quote.credits, balance).isEnough : false
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size={size}
        variant={variant}
        icon={<RotateCw aria-hidden="true" />}
        loading={starting.isStarting}
        loadingLabel={t('composer.starting')}
        disabled={isShort || isOut}
        onClick={() => start({ recipe, input, credits: quote.credits, sourceId: view.id })}
      >
        {t(view.status === 'succeeded' ? 'actions.again' : 'actions.retry', { credits: quote.credits })}
      </Button>
      {isOut ? <span className="text-sm text-muted">{t(`allowance.noneLeft.${allowance.window}`)}</span> : null}
      {isShort && !isOut && balance ? (
        <span className="text-sm text-muted">{t('price.have', { available: balance.available })}</span>
      ) : null}
    </span>
  )
}
