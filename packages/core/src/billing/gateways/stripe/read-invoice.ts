import type { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type InvoiceLine, type MoneyFact } from '../gateway'
import { asking } from './gateway-error'
import { currency, instant, ourMetadata, reference } from './money-values'

const PAGE = 100

const lineParent = z
  .object({
    proration: z.boolean(),
    proration_details: z.object({ credited_items: z.unknown() }).nullish(),
    subscription: reference,
  })
  .nullish()
const lineSchema = z.object({
  amount: z.int(),
  period: z.object({ start: instant, end: instant }),
  pricing: z.object({ price_details: z.object({ price: reference }).nullish() }).nullish(),
  parent: z.object({ subscription_item_details: lineParent, invoice_item_details: lineParent }).nullish(),
})
const paymentSchema = z.object({
  id: z.string(),
  created: z.int(),
  status: z.string(),
  payment: z.object({ payment_intent: reference }),
})
const invoiceSchema = z.object({
  id: z.string(),
  status: z.string().nullish(),
  amount_paid: z.int(),
  currency,
  hosted_invoice_url: z.string().nullish(),
  status_transitions: z.object({ paid_at: instant.nullish() }),
  parent: z
    .object({ subscription_details: z.object({ metadata: ourMetadata, subscription: reference }).nullish() })
    .nullish(),
  payments: z.object({ data: z.array(paymentSchema) }),
  lines: z.object({ data: z.array(z.unknown()), has_more: z.boolean() }),
})
type Invoice = z.output<typeof invoiceSchema>

/** What an event's invoice was for: nothing but its subscription, in the versions before 2025-03-31 as well. */
export const invoiceSubscription = z
  .object({
    subscription: reference,
    parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
  })
  .transform(({ parent, subscription }) => parent?.subscription_details?.subscription ?? subscription)

/** The invoice of an event, asked for anew: events never carry its payments. https://docs.stripe.com/api/invoices/retrieve */
export async function invoiceFacts(client: Stripe, id: string): Promise<MoneyFact[]> {
  return paidInvoiceFacts(client, await asking(() => client.invoices.retrieve(id, { expand: ['payments'] })))
}

/** What an invoice with its `payments` says; nothing for one that is not paid, or of no subscription. */
export async function paidInvoiceFacts(client: Stripe, answer: unknown): Promise<MoneyFact[]> {
  return asking(async () => {
    const invoice = invoiceSchema.parse(answer)
    const { subscription, metadata } = invoice.parent?.subscription_details ?? {}
    const { paid_at: paidAt } = invoice.status_transitions
    if (!subscription || invoice.status !== 'paid' || !paidAt) return []
    return [
      {
        kind: 'invoice-paid',
        gatewayPaymentId: paymentOf(invoice),
        gatewayInvoiceId: invoice.id,
        gatewaySubscriptionId: subscription,
        reference: metadata ?? null,
        amountMinor: invoice.amount_paid,
        currency: invoice.currency,
        paidAt,
        receiptUrl: invoice.hosted_invoice_url ?? null,
        lines: (await linesOf(client, invoice)).flatMap(toLine),
      },
    ]
  })
}

/**
 * The payment intent that refunds and disputes will name: of several, the first one. The invoice's own id where nothing was
 * charged here: it cost nothing, or was paid elsewhere. One that was charged without a payment is read too early: the id
 * must not be another one the next time. https://docs.stripe.com/api/invoice-payment
 */
function paymentOf({ id, amount_paid: amount, payments: { data: payments } }: Invoice): string {
  const paid = payments.filter(({ status }) => status === 'paid')
  if (amount > 0 && paid.length === 0) throw new GatewayError('unknown', `stripe: the payment of ${id} is not told yet`)
  const [first] = paid
    .filter(({ payment }) => payment.payment_intent !== null)
    .toSorted((a, b) => a.created - b.created || a.id.localeCompare(b.id))
  return first?.payment.payment_intent ?? id
}

/** Ten stand on the invoice, more have a list of their own. https://docs.stripe.com/api/invoice-line-item/list */
async function linesOf(client: Stripe, { id, lines }: Invoice): Promise<unknown[]> {
  if (!lines.has_more) return lines.data
  const all: unknown[] = []
  for await (const line of client.invoices.listLineItems(id, { limit: PAGE })) all.push(line)
  return all
}

/** Nothing for a line that is of no subscription, such as one that somebody has written by hand. */
function toLine(answer: unknown): InvoiceLine[] {
  const { amount, period, pricing, parent } = lineSchema.parse(answer)
  const product = pricing?.price_details?.price
  const details = parent?.subscription_item_details ?? parent?.invoice_item_details
  if (!product || !details?.subscription) return []
  // A credit so small that it comes to nothing still says what it credits.
  const isCredit = amount < 0 || Boolean(details.proration_details?.credited_items)
  return [
    {
      product,
      kind: isCredit ? 'credit' : 'charge',
      isProration: details.proration,
      from: period.start,
      to: period.end,
    },
  ]
}
