'use client'

import type { RecipeId } from '@studiolo/core/recipes/contract'
import { Button } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { History, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { contractOf } from '@/features/generation/start/recipe-quote'
import { Moment } from '../parts/moment'
import { useStaff } from '../parts/staff'
import { ChangePrice } from './change-price'
import { exampleFacts } from './example-facts'
import { ExamplesTable } from './examples-table'
import { PriceHistory } from './price-history'
import { ScheduledPrices } from './scheduled-prices'
import type { RecipeEntry } from './use-pricing'
import { useRuleWords } from './use-rule-words'

/** One recipe: its price in words and by examples, what is scheduled, how to change it, and how it came to be. */
export function RecipePrice({ recipe, entry }: { recipe: RecipeId; entry: RecipeEntry }) {
  const t = useTranslations('admin-prices')
  const name = useTranslations('generation')(`recipes.${recipe}.name`)
  const ruleWords = useRuleWords()
  const { isAdmin } = useStaff()
  const examples = useMemo(() => exampleFacts(contractOf(recipe)), [recipe])
  const historyId = useId()
  const [showsHistory, setShowsHistory] = useState(false)
  // Counts the openings: each starts clean, from what the book says by then.
  const [opening, setOpening] = useState(0)
  const [isChanging, setChanging] = useState(false)
  const { rule, version, since } = entry
  return (
    <Card
      title={name}
      description={
        version !== null && since ? (
          <>
            {t('inForceSince', { version })} <Moment at={since} />
          </>
        ) : (
          t('ownPrice')
        )
      }
      actions={
        isAdmin ? (
          <Button
            size="sm"
            aria-label={t('change.buttonOf', { name })}
            icon={<PencilLine aria-hidden="true" />}
            onClick={() => {
              setOpening(opening + 1)
              setChanging(true)
            }}
          >
            {t('change.button')}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t('change.adminsOnly')}</p>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 lg:grid-cols-2">
          <ul className="flex flex-col gap-1.5">
            {ruleWords(rule).map((words) => (
              <li key={words}>{words}</li>
            ))}
            <li className="text-muted">{t('rounding')}</li>
          </ul>
          <ExamplesTable label={t('examples.titleOf', { name })} examples={examples} rule={rule} />
        </div>
        <ScheduledPrices recipe={recipe} entry={entry} />
        <div className="flex flex-col items-start gap-3">
          <Button
            size="sm"
            variant="ghost"
            className="-ml-2.5"
            aria-expanded={showsHistory}
            aria-controls={historyId}
            icon={<History aria-hidden="true" />}
            onClick={() => setShowsHistory(!showsHistory)}
          >
            {t(showsHistory ? 'history.hide' : 'history.show')}
          </Button>
          {showsHistory ? (
            <div id={historyId} className="w-full">
              <PriceHistory recipe={recipe} name={name} entry={entry} examples={examples} />
            </div>
          ) : null}
        </div>
      </div>
      <ChangePrice
        key={opening}
        recipe={recipe}
        name={name}
        entry={entry}
        examples={examples}
        open={isChanging}
        onOpenChange={setChanging}
      />
    </Card>
  )
}
