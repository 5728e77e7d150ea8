'use client'

import type { Quote } from '@studiolo/core/pricing/quote'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Kbd } from '@studiolo/ui/kbd'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { BuyLink } from '@/features/billing/buy/buy-link'
import { useErrorWords } from '@/trpc/read-error'
import { affordable } from '../start/recipe-quote'
import { useBalance } from '@/features/credits/use-balance'
import { useAllowance } from '../start/use-allowance'
import type { Start } from '../start/use-start'
import { useModifierKey } from './modifier-key'
import { AllowanceGone, AllowanceLeft } from './allowance'
import { PriceDetails } from './price-details'

interface ComposerFootProps {
  recipe: RecipeId
  quote: Quote | null
  starting: Start
}

/** What it costs, what stays, how many more the plan allows, and the one button. */
export function ComposerFoot({ recipe, quote, starting }: ComposerFootProps) {
  const t = useTranslations('generation')
  const balance = useBalance()
  const modifier = useModifierKey()
  const means = quote && balance ? affordable(quote.credits, balance) : null
  const isShort = means?.isEnough === false
  const allowance = useAllowance(recipe)
  const isOut = allowance?.allowed === false
  return (
    <div className="flex flex-col gap-3 border-t border-line bg-surface px-4 py-3">
      {isOut ? <AllowanceGone allowance={allowance} /> : null}
      {isShort && !isOut && quote && balance ? (
        <Callout
          tone="held"
          title={
            balance.debt > 0
              ? t('price.debt', { debt: balance.debt })
              : t('price.short', { price: quote.credits, available: balance.available, missing: means.missing })
          }
          action={
            <>
              <BuyLink />
              <Button size="sm" variant="ghost" render={<Link href="/credits" />}>
                {t('price.seeCredits')}
              </Button>
            </>
          }
        >
          {balance.debt > 0 ? t('price.debtHint') : t('price.shortHint')}
        </Callout>
      ) : null}
      {isOut ? null : <Problem starting={starting} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="-ml-2.5 flex min-w-0 flex-wrap items-center gap-x-1">
          {quote ? <PriceDetails quote={quote} /> : null}
          <div className="numeric flex min-w-0 flex-1 flex-wrap gap-x-3 px-1 text-sm text-muted">
            {means?.isEnough && balance ? (
              <span>{t('price.leaves', { after: means.after, available: balance.available })}</span>
            ) : null}
            {allowance && !isOut ? <AllowanceLeft allowance={allowance} /> : null}
          </div>
        </div>
        <div className="flex items-center gap-3 max-sm:w-full">
          <span aria-hidden="true" className="max-sm:hidden pointer-coarse:hidden">
            <Kbd keys={[modifier, '↵']} />
          </span>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            className="max-sm:w-full"
            disabled={!quote || isShort || isOut}
            loading={starting.isStarting}
            loadingLabel={t('composer.starting')}
          >
            {isOut
              ? t(`allowance.noneLeft.${allowance.window}`)
              : quote
                ? t('composer.create', { credits: quote.credits })
                : t('composer.createUnpriced')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** Why it did not start: in words, or as another price that one may agree to. */
function Problem({ starting }: { starting: Start }) {
  const t = useTranslations('generation')
  const words = useErrorWords()
  const { priceChange, error } = starting
  if (priceChange) {
    const { order, seen, now } = priceChange
    return (
      <Callout
        tone="held"
        title={t('price.changed', { seen, now })}
        action={
          <>
            <Button size="sm" onClick={() => starting.start({ ...order, credits: now })}>
              {t('composer.create', { credits: now })}
            </Button>
            <Button size="sm" variant="ghost" onClick={starting.reset}>
              {t('price.notNow')}
            </Button>
          </>
        }
      >
        {t('price.changedHint')}
      </Callout>
    )
  }
  if (!error) return null
  const { message, suggestion, kind } = words(error)
  return (
    <Callout tone="failed" title={message} action={kind === 'INSUFFICIENT_CREDITS' ? <BuyLink /> : undefined}>
      {kind === 'UNAVAILABLE' ? t('composer.unreachable') : suggestion}
    </Callout>
  )
}
