import { alive, type Visit } from './browse'

/** The smallest package of a fresh installation. */
export const starter = { name: 'Starter', price: '$9.90', credits: 115 }

/** From the credits page to the page of the test gateway. */
export async function goToCheckout({ page, say }: Visit): Promise<void> {
  await page.goto('/credits')
  const button = page.getByRole('button', { name: say('billing.buy.button', { price: starter.price }) })
  await (await alive(button)).click()
  await page.waitForURL('**/test-checkout/**')
  await page.getByText(say('test-checkout.notice.title')).waitFor()
}

/** Pays there, and waits until the credits are in. */
export async function pay({ page, say }: Visit): Promise<void> {
  await (await alive(page.getByRole('button', { name: say('test-checkout.pay', { price: starter.price }) }))).click()
  await page.waitForURL('**/credits/orders/**')
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: starter.credits }) }).waitFor()
}
