'use client'

import { adjustInput, type Balance } from '@studiolo/core/credits/contract'
import type { Id } from '@studiolo/db/states/ids'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { showToast } from '@studiolo/ui/toast'
import { Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { useStaff } from '../parts/staff'
import { useLessWords } from './adjustments'
import { readAmount } from './read-amount'
import { newKey } from '@/features/shell/new-key'

export interface GiveCreditsProps {
  userId: Id<'usr'>
  name: string
  balance: Balance | undefined
}

/** Gives or takes credits with a reason; the same form sent twice does it once. */
export function GiveCredits({ userId, name, balance }: GiveCreditsProps) {
  const t = useTranslations('admin.give')
  const adjusting = useTranslations('admin-adjustments')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const format = useFormatter()
  const words = useErrorWords()
  const { isAdmin } = useStaff()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [idempotencyKey, setKey] = useState('')
  const [direction, setDirection] = useState<'give' | 'take'>('give')
  const [wrong, setWrong] = useState(false)
  const explain = useLessWords()
  const { data: rule } = trpc.admin.credits.adjustmentLimit.useQuery()
  const adjust = trpc.admin.credits.adjust.useMutation({ onSettled: () => void utils.admin.credits.invalidate() })
  const amount = readAmount(text)

  // A debt is repaid first.
  const free = amount === null || !balance ? 0 : Math.max(0, amount - balance.debt)
  const needsSecond = rule !== undefined && amount !== null && amount > rule.limit
  const isGift = direction === 'give'
  const hint = needsSecond
    ? adjusting('needsSecond', rule)
    : amount !== null && balance && isGift
      ? t('after', { before: balance.available, after: format.number(balance.available + free) })
      : t('amountHint')

  const start = () => {
    setText('')
    setDirection('give')
    setWrong(false)
    // One an intention: as long as this form stands open, it gives once.
    setKey(newKey())
    setOpen(true)
  }
  const give = async (reason: string) => {
    if (amount === null) {
      setWrong(true)
      throw new WrongAmount()
    }
    const signed = isGift ? amount : -amount
    const { adjustment, balance } = await adjust.mutateAsync(
      adjustInput.parse({ userId, amount: signed, reason, idempotencyKey }),
    )
    if (adjustment.state === 'waiting') {
      showToast({ title: adjusting('asked'), text: adjusting('askedText'), closeLabel: shell('close') })
      return
    }
    showToast({
      title: isGift ? t('done', { credits: amount, name }) : adjusting('taken', { credits: amount, name }),
      text: t('newBalance', { credits: balance.available }),
      tone: 'released',
      closeLabel: shell('close'),
    })
  }
  return (
    <>
      {isAdmin ? null : <p className="self-center text-sm text-muted">{t('adminsOnly')}</p>}
      <Button size="sm" icon={<Plus aria-hidden="true" />} disabled={!isAdmin} onClick={start}>
        {t('button')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={isGift ? t('title', { name }) : adjusting('takeTitle', { name })}
        description={isGift ? t('text') : adjusting('takeText')}
        confirmLabel={
          amount === null
            ? adjusting(direction)
            : isGift
              ? t('confirmAmount', { credits: amount })
              : adjusting('confirmTake', { credits: amount })
        }
        cancelLabel={shell('cancel')}
        reason={{ label: admin('reason.label'), hint: admin('reason.hint'), minLength: 3 }}
        // A wrong amount is told at its field.
        describeError={(error) =>
          error instanceof WrongAmount ? '' : (explain(error) ?? `${words(error).message} ${words(error).suggestion}`)
        }
        onConfirm={give}
      >
        <SegmentedControl
          label={adjusting('direction')}
          value={direction}
          onValueChange={setDirection}
          options={(['give', 'take'] as const).map((value) => ({ value, label: adjusting(value) }))}
        />
        <Field label={t('amount')} error={wrong && amount === null ? t('wrong') : undefined} hint={hint}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => setWrong(text !== '')}
          />
        </Field>
      </AlertDialog>
    </>
  )
}

/** The form stays open: the amount is not one. */
class WrongAmount extends Error {}
