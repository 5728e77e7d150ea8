import type { Locator } from 'playwright-core'
import { alive, type Visit } from './browse'

/** Plans of a fresh installation. */
export const plans = {
  creator: { name: 'Creator', price: '$12.00', credits: 150 },
  pro: { name: 'Pro', price: '$29.00', credits: 400 },
} as const

/** From the pricing page over the page of the test gateway to a plan that is active. */
export async function subscribe({ page, say }: Visit, { name, price }: { name: string; price: string }): Promise<void> {
  await page.goto('/pricing')
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await (await alive(card.getByRole('button'))).click()
  await page.waitForURL('**/test-checkout/**')
  const pay = page.getByRole('button', { name: say('test-checkout.subscription.pay', { price }) })
  await (await alive(pay)).click()
  await page.waitForURL('**/credits/orders/**')
  await page.getByRole('heading', { name: say('billing.planOrder.paid.title', { name }) }).waitFor()
}

/** The card of one's plan; opens its page. */
export async function ownPlan({ page, say }: Visit): Promise<Locator> {
  if (new URL(page.url()).pathname !== '/credits/plan') await page.goto('/credits/plan')
  return page.getByRole('region', { name: say('subscription.page.yourPlan') })
}

/** Waits until the card shows this plan in this state. */
export async function standsAs(
  visit: Visit,
  name: string,
  state: 'active' | 'changing' | 'ending' | 'past-due',
): Promise<void> {
  const card = await ownPlan(visit)
  await card.getByRole('heading', { name, exact: true }).waitFor()
  await card.getByText(visit.say(`subscription.states.${state}`), { exact: true }).waitFor()
}

/** Over to the portal of the test gateway, and back when this is done there. */
export async function atPortal(visit: Visit, act: () => Promise<void>): Promise<void> {
  const { page, say } = visit
  const card = await ownPlan(visit)
  const door = card
    .getByRole('button', { name: say('subscription.actions.portal') })
    .or(card.getByRole('button', { name: say('subscription.actions.pay') }))
  await (await alive(door)).click()
  await page.waitForURL('**/test-portal/**')
  await act()
  await page.getByRole('link', { name: say('test-portal.back') }).click()
  await page.waitForURL('**/credits/plan')
}

/** In the portal: the month is over now. */
export async function renew({ page, say }: Visit, becomes: 'paid' | 'declined'): Promise<void> {
  await (await alive(page.getByRole('button', { name: say('test-portal.actions.renew') }))).click()
  await page.getByText(say(`test-portal.outcome.${becomes}`), { exact: true }).waitFor()
}

/** In the portal: the next payment will fail. */
export async function declineNext({ page, say }: Visit): Promise<void> {
  const wish = await alive(page.getByRole('switch', { name: say('test-portal.actions.decline') }))
  await wish.click()
  await page.getByRole('switch', { name: say('test-portal.actions.decline'), checked: true, disabled: false }).waitFor()
}

/** Cancels on the page of one's plan. */
export async function cancelPlan(visit: Visit): Promise<void> {
  const { page, say } = visit
  const card = await ownPlan(visit)
  await (await alive(card.getByRole('button', { name: say('subscription.actions.cancel') }))).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: say('subscription.cancel.confirm') }).click()
  await asked.waitFor({ state: 'hidden' })
}
