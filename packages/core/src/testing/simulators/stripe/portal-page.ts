import type { Account } from './account'
import { escapeHtml, goTo, page, type PageAnswer } from './pay-page'

/**
 * The customer's page: each subscription, where its configuration allows with a button to cancel it at its end, or to keep
 * it; and a way back.
 */
export function showPortalPage(account: Account, portalId: string): PageAnswer {
  account.settleDue()
  const portal = account.portals.get(portalId)
  if (!portal) return page(404, '<h1>Nothing to see here</h1>')
  const isAllowed = allowsEnding(account, portal)
  const rows = [...account.subscriptions.values()]
    .filter(({ customer }) => customer === portal.customer)
    .map(({ id, status, cancel_at: at }) => {
      const [choice, label] = at === null ? ['cancel', 'Cancel subscription'] : ['resume', 'Don’t cancel subscription']
      const button = `<button name="choice" value="${choice}">${label}</button>`
      const form = `<form method="post"><input type="hidden" name="subscription" value="${id}">${button}</form>`
      return `<li>${id}: ${status}${isAllowed && status !== 'canceled' ? form : ''}</li>`
    })
  const back = portal.returnUrl === null ? '' : `<a href="${escapeHtml(portal.returnUrl)}">Return</a>`
  return page(200, `<h1>Test customer portal</h1><ul>${rows.join('')}</ul>${back}`)
}

/**
 * What a button does. The portal says when it ends, as a time, and not that it ends with the period.
 * https://docs.stripe.com/billing/subscriptions/billing-mode/compare
 */
export function answerPortalPage(account: Account, portalId: string, form: string): PageAnswer {
  const portal = account.portals.get(portalId)
  const chosen = new URLSearchParams(form)
  const subscription = account.subscriptions.get(chosen.get('subscription') ?? '')
  if (!portal || subscription?.customer !== portal.customer || !allowsEnding(account, portal)) {
    return showPortalPage(account, portalId)
  }
  const [item] = subscription.items.data
  const cancelAt = chosen.get('choice') === 'cancel' ? item.current_period_end : null
  const change = {
    price: null,
    itemId: item.id,
    prorates: false,
    unpaid: 'refuse',
    cancelAtPeriodEnd: null,
    cancelAt,
  } as const
  account.updateSubscription(subscription.id, change, 'works')
  return goTo(`/portal/${portalId}`)
}

function allowsEnding({ portalConfigurations }: Account, { configuration }: { configuration: string }): boolean {
  return portalConfigurations.get(configuration)?.features.subscription_cancel.enabled === true
}
