'use client'

import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { showToast } from '@studiolo/ui/toast'
import { Undo2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { formatMoney } from '@studiolo/ui/money'
import { readMoney, writeMoney } from '@/features/billing/money'
import { newKey } from '@/features/shell/new-key'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { nameOfPerson } from '../../parts/name-of-person'
import { useStaff } from '../../parts/staff'
import { countDisputes, creditsWith } from './payment-money'
import type { PaymentRow } from './use-columns'

/** Gives a payment back, wholly or in part, with a reason; or says why it cannot be. */
export function RefundPayment({ row }: { row: PaymentRow }) {
  const t = useTranslations('admin-billing.refund')
  const { isAdmin } = useStaff()
  const left = row.paidAt === null ? 0 : row.leftMinor
  if (!isAdmin) return null
  if (countDisputes(row).open > 0) return <p className="text-sm text-muted">{t('underDispute')}</p>
  if (left === 0 || row.currency === null) return <p className="text-sm text-muted">{t('nothingLeft')}</p>
  return <Refund row={row} left={left} currency={row.currency} />
}

function Refund({ row, left, currency }: { row: PaymentRow; left: number; currency: string }) {
  const t = useTranslations('admin-billing.refund')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const language = useLocale()
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  // One an intention: sent again as it was, it refunds once; another amount is another intention.
  const intention = useRef<{ key: string; amountMinor: number } | null>(null)
  const refund = trpc.admin.billing.refund.useMutation({
    onSettled: () => {
      void utils.admin.billing.payments.invalidate()
      void utils.admin.credits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  const read = readMoney(text, currency)
  const amountMinor = read !== null && read <= left ? read : null
  const money = (minor: number) => formatMoney(minor, currency, language)
  const name = nameOfPerson(row.person, row.gatewayPaymentId)
  const limits = { left: money(left), example: writeMoney(left, currency) }

  const start = () => {
    setText(writeMoney(left, currency))
    setWrong(false)
    intention.current = null
    setOpen(true)
  }
  const give = async (reason: string) => {
    if (amountMinor === null) {
      setWrong(true)
      throw new WrongAmount()
    }
    if (intention.current?.amountMinor !== amountMinor) intention.current = { key: newKey(), amountMinor }
    await refund.mutateAsync({ paymentId: row.id, amountMinor, reason, idempotencyKey: intention.current.key })
    showToast({
      title: t('done', { amount: money(amountMinor), name }),
      text: t('doneText'),
      tone: 'released',
      closeLabel: shell('close'),
    })
  }
  return (
    <div>
      <Button size="sm" icon={<Undo2 aria-hidden="true" />} onClick={start}>
        {t('button')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title', { name })}
        description={t('text')}
        confirmLabel={amountMinor === null ? t('confirm') : t('confirmAmount', { amount: money(amountMinor) })}
        cancelLabel={shell('cancel')}
        tone="danger"
        reason={{ label: admin('reason.label'), hint: admin('reason.hint'), minLength: 3 }}
        // A wrong amount is told at its field.
        describeError={(error) =>
          error instanceof WrongAmount ? '' : `${words(error).message} ${words(error).suggestion}`
        }
        onConfirm={give}
      >
        <Field
          label={t('amount', { currency })}
          error={wrong && amountMinor === null ? t('wrong', limits) : undefined}
          hint={
            amountMinor === null
              ? t('hint', limits)
              : `${t('hint', limits)} ${t('part', { credits: creditsWith(amountMinor, row) })}`
          }
        >
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => setWrong(true)}
          />
        </Field>
      </AlertDialog>
    </div>
  )
}

/** The form stays open: the amount is not one. */
class WrongAmount extends Error {}
