import { expect, inject, test } from 'vitest'
import { alive } from './harness/browse'
import { buyStarter, goToCheckout, pay, starter } from './harness/buying'
import { runJob, withoutWebhooks } from './harness/database'
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

test('until the payment is confirmed it is waited for, after a reload too; then the credits are there', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  await register(visit, somebody('patient'))
  await goToCheckout(visit)
  const paid = say('billing.order.paid.title', { credits: starter.credits })
  await withoutWebhooks(inject('instance'), async () => {
    await (await alive(page.getByRole('button', { name: say('test-checkout.pay', { price: starter.price }) }))).click()
    await page.waitForURL('**/credits/orders/ord_*')
    const waiting = page.getByRole('heading', { name: say('billing.order.waiting.title') })
    await waiting.waitFor()
    await page.getByText(say('billing.order.waiting.ifPaid')).waitFor()
    await page.reload()
    await waiting.waitFor()
    await page.getByText(say('billing.states.waiting'), { exact: true }).waitFor()
    await balanceOf(page, say, 8).waitFor()
    const order = page.url()
    await page.goto('/credits/orders')
    await page.getByText(say('billing.orders.openText')).waitFor()
    await page.goto(order)
    await waiting.waitFor()
    expect(await page.getByRole('heading', { name: paid }).count()).toBe(0)
  })
  await page.getByRole('heading', { name: paid }).waitFor()
  await balanceOf(page, say, 123).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: paid }).waitFor()
})

test('an order that nobody paid expires, and who did pay it finds the way to say so', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  await register(visit, somebody('late'))
  await goToCheckout(visit)
  await (await alive(page.getByRole('button', { name: say('test-checkout.cancel'), exact: true }))).click()
  await page.waitForURL('**/credits/orders/**canceled=1')
  const { pathname } = new URL(page.url())
  // Not as somebody who turned back: as somebody who finds it later.
  await page.goto(pathname)
  await page.getByText(say('billing.order.waiting.ifNotClosed')).waitFor()
  await runJob(inject('instance'), 'billing.expire-orders')
  await page.getByRole('heading', { name: say('billing.order.expired.title') }).waitFor()

  await page.goto('/credits/recovery')
  await (await alive(page.getByRole('link', { name: say('recovery.list.toBilling') }))).click()
  const unpaid = page.getByRole('region', { name: say('billing.unpaid.title') })
  await unpaid.getByText(say('billing.states.expired'), { exact: true }).waitFor()
  await (await alive(unpaid.getByRole('link', { name: say('billing.unpaid.ask') }))).click()
  await page.waitForURL(`**${pathname}`)
  await page.getByRole('button', { name: say('recovery.openOrder') }).waitFor()
  expect(await page.getByRole('heading', { name: say('billing.order.waiting.title') }).count()).toBe(0)
})

test('a payment has a receipt that fits on one sheet, and nobody else can read it', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  const buyer = somebody('bookkeeper')
  await register(visit, buyer)
  const { receipt } = await buyStarter(visit)
  await page.goto('/credits/orders')
  const line = page.getByRole('row').filter({ hasText: starter.name })
  await (await alive(line.getByRole('link', { name: say('billing.order.receipt') }).filter({ visible: true }))).click()
  await page.waitForURL(`**${receipt}`)
  const sheet = page.getByRole('article')
  for (const words of [say('billing.receipt.title'), starter.price, buyer.email, receipt.replace(/.*\//, '')]) {
    await sheet.getByText(words).first().waitFor()
  }
  await sheet.getByText(say('billing.receipt.noTax')).waitFor()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'print', colorScheme })
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(1)
  }

  const other = await openVisit({ as: 'creator' })
  other.allow(/^404 GET \/credits\/receipts\//)
  await other.page.goto(receipt)
  await other.page.getByRole('heading', { name: say('shell.notFound.title') }).waitFor()
  expect(await other.page.getByText(buyer.email).count()).toBe(0)
})
