import { expect, test } from 'vitest'
import { alive } from './harness/browse'
import { goToCheckout, pay, starter } from './harness/buying'
import { register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

test('a newcomer buys credits; an admin gives a part of the money back', async () => {
  const theirs = await openVisit()
  const buyer = somebody('buyer')
  await register(theirs, buyer)
  const { page, say } = theirs
  await balanceOf(page, say, 8).waitFor()

  await goToCheckout(theirs)
  await pay(theirs)
  await balanceOf(page, say, 123).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: starter.credits }) }).waitFor()

  await page.goto('/credits/orders')
  const line = page.getByRole('row').filter({ hasText: starter.name })
  await line.getByText(say('billing.states.paid'), { exact: true }).filter({ visible: true }).waitFor()

  const staff = await openVisit({ as: 'admin' })
  await staff.page.goto('/admin/payments')
  const row = staff.page.getByRole('row').filter({ hasText: buyer.email })
  await row.getByRole('button', { name: /^Details/ }).click()
  await staff.page.getByRole('button', { name: say('admin-billing.refund.button'), exact: true }).click()
  const asked = staff.page.getByRole('alertdialog')
  await asked.getByLabel(say('admin-billing.refund.amount', { currency: 'USD' })).fill('3.30')
  await asked.getByLabel(say('admin.reason.label')).fill('A third of it was not needed')
  await asked.getByRole('button', { name: say('admin-billing.refund.confirmAmount', { amount: '$3.30' }) }).click()
  await asked.waitFor({ state: 'hidden' })
  await row
    .getByText(say('admin-billing.payments.states.partly-refunded'), { exact: true })
    .filter({ visible: true })
    .waitFor()

  // A third of 115, rounded in the buyer's favour.
  await balanceOf(page, say, 123 - 38).waitFor()
  await line.getByText(say('billing.states.partly-refunded'), { exact: true }).filter({ visible: true }).waitFor()

  await staff.page.goto('/admin/webhooks')
  await staff.page.getByText('payment.succeeded').first().waitFor()
  await staff.page.goto('/admin/reconciliation')
  await (await alive(staff.page.getByRole('button', { name: say('admin-reconciliation.run') }))).click()
  await staff.page.getByText(say('admin-reconciliation.agrees'), { exact: true }).filter({ visible: true }).waitFor()
  expect(await staff.page.getByText(say('admin-reconciliation.differing', { count: 1 })).count()).toBe(0)
})

test('who gives up at the checkout has paid nothing and can buy again', async () => {
  const visit = await openVisit({ as: 'creator' })
  const { page, say } = visit
  await goToCheckout(visit)
  await (await alive(page.getByRole('button', { name: say('test-checkout.cancel'), exact: true }))).click()
  await page.waitForURL('**/credits/orders/**canceled=1')
  await page.getByRole('heading', { name: say('billing.order.canceled.title') }).waitFor()
  expect(await page.getByText(say('billing.order.paid.title', { credits: starter.credits })).count()).toBe(0)
})
