import { createFakeClock } from '../../fake-clock'
import { startStripeSimulator } from './index'

interface Answered {
  id: string
  url: string
  amount_due: number
  data: { id: string }[]
  error?: { type: string; code?: string; param?: string; message: string }
}

/** A simulator whose first day is the last of January, and somebody who subscribes there, asked over HTTP. */
export async function subscriptionScene() {
  const clock = createFakeClock(new Date('2026-01-31T10:00:00.000Z'))
  const stripe = await startStripeSimulator({ clock })

  async function call(path: string, form: Record<string, string> | null = null, headers: Record<string, string> = {}) {
    const response = await fetch(`${stripe.url}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive', ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    return { status: response.status, body: (await response.json()) as Answered }
  }

  const pricing = { currency: 'usd', 'product_data[name]': 'Creator', 'recurring[interval]': 'month' }
  const priceOf = async (amount: number, form: Record<string, string> = {}) =>
    (await call('/v1/prices', { ...pricing, unit_amount: String(amount), ...form })).body.id

  const sale = (price: string) => ({
    mode: 'subscription',
    'line_items[0][quantity]': '1',
    'line_items[0][price]': price,
    'subscription_data[metadata][reference]': 'cks_1',
    success_url: 'https://studio.example/paid',
  })

  async function subscribed(amount = 2000) {
    const { body } = await call('/v1/checkout/sessions', sale(await priceOf(amount)))
    const { subscription } = await stripe.pay(body.id)
    const found = stripe.subscriptions.get(String(subscription))
    if (!found) throw new Error('not subscribed')
    return found
  }

  /** A portal that is opened the way it is by a merchant. */
  async function opened(customer: string, features: Record<string, string> = {}) {
    const { body: made } = await call('/v1/billing_portal/configurations', {
      'features[subscription_cancel][enabled]': 'true',
      ...features,
    })
    const form = { customer, configuration: made.id, return_url: 'https://studio.example/plan' }
    return (await call('/v1/billing_portal/sessions', form)).body
  }

  return { stripe, clock, call, pricing, priceOf, sale, subscribed, opened }
}
