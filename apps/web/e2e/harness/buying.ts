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

/** Buys the smallest package; answers where its order and its receipt stand. */
export async function buyStarter(visit: Visit): Promise<{ order: string; receipt: string }> {
  const { page, say } = visit
  await goToCheckout(visit)
  await pay(visit)
  const order = new URL(page.url()).pathname
  const receipt = await page.getByRole('link', { name: say('billing.order.receipt'), exact: true }).getAttribute('href')
  if (!receipt) throw new Error(`${order} leads to no receipt`)
  return { order, receipt }
}
