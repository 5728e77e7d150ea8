'use client'

import type { PriceFacts } from '@studiolo/core/pricing/quote'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { Field } from '@studiolo/ui/field'
import { Textarea } from '@studiolo/ui/textarea'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId, type SubmitEvent } from 'react'
import { useErrorWords } from '@/trpc/read-error'
import { Moment } from '../parts/moment'
import { Comparison } from './examples-table'
import { PriceFields } from './price-fields'
import { isSameRule, toDraft } from './rule-draft'
import { StartField } from './start-field'
import { usePriceForm } from './use-price-form'
import { usePricing, usePricingRefusals, type RecipeEntry } from './use-pricing'

export interface ChangePriceProps {
  recipe: RecipeId
  name: string
  entry: RecipeEntry
  examples: readonly PriceFacts[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The form for a new price, with what it does to the examples while it is being typed. */
export function ChangePrice({ recipe, name, entry, examples, open, onOpenChange }: ChangePriceProps) {
  const t = useTranslations('admin-prices.change')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const explain = usePricingRefusals()
  const { change } = usePricing()
  const formId = useId()
  const form = usePriceForm(entry, examples)
  const { draft, setDraft, start, rule, before, ready, own, endedBy } = form
  const isLater = start.kind === 'later'

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!ready || change.isPending) return
    change.mutate(
      { recipe, ...ready },
      {
        onSuccess: () => {
          onOpenChange(false)
          showToast({ title: t(isLater ? 'doneLater' : 'done'), tone: 'released', closeLabel: shell('close') })
        },
      },
    )
  }
  const problem = change.error
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="xl"
        title={t('title', { name })}
        description={t('text')}
        closeLabel={shell('close')}
        footer={
          <>
            <DialogClose render={<Button disabled={change.isPending} />}>{shell('cancel')}</DialogClose>
            <Button type="submit" form={formId} variant="primary" disabled={!ready} loading={change.isPending}>
              {t(isLater ? 'confirmLater' : 'confirm')}
            </Button>
          </>
        }
      >
        <form id={formId} noValidate onSubmit={submit} className="grid gap-x-8 gap-y-5 md:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <PriceFields draft={draft} onChange={setDraft} shape={form.shape} wrong={form.wrong} />
            {rule && isSameRule(rule, own) ? null : (
              <Button size="sm" variant="ghost" className="-ml-2.5 self-start" onClick={() => setDraft(toDraft(own))}>
                {t('own')}
              </Button>
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <div className={rule ? undefined : 'opacity-50'}>
              <Comparison examples={examples} before={before} after={rule ?? before} />
            </div>
            <StartField start={start} onChange={form.setStart} now={form.now} isWrong={form.isDateWrong} />
            {endedBy ? (
              <Callout tone="held">
                {t('ends')} <Moment at={endedBy.activeFrom} />
              </Callout>
            ) : null}
            {form.isUnchanged ? <p className="text-sm text-muted">{t('unchanged')}</p> : null}
            <Field label={admin('reason.label')} hint={admin('reason.hint')}>
              <Textarea
                minRows={2}
                maxRows={6}
                maxLength={500}
                value={form.reason}
                onChange={(event) => form.setReason(event.target.value)}
              />
            </Field>
            {problem ? (
              <Callout tone="failed">
                {explain(problem) ?? `${words(problem).message} ${words(problem).suggestion}`}
              </Callout>
            ) : null}
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
