import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { atPortal, cancelPlan, declineNext, ownPlan, plans, renew, standsAs, subscribe } from './harness/subscribing'
import { openVisit } from './harness/visit'

const WELCOME = 8
const { creator, pro } = plans

test('a plan through its whole life: subscribed, upgraded, renewed, unpaid, paid, canceled, resumed', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  const person = somebody('subscriber')
  await register(visit, person)
  await balanceOf(page, say, WELCOME).waitFor()
  await page.goto('/credits/plan')
  await page.getByRole('heading', { name: say('subscription.page.freeTitle') }).waitFor()

  await subscribe(visit, creator)
  let credits = WELCOME + creator.credits
  await balanceOf(page, say, credits).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: say('billing.planOrder.paid.title', { name: creator.name }) }).waitFor()
  await standsAs(visit, creator.name, 'active')

  await upgrade(visit)
  await standsAs(visit, pro.name, 'active')
  // Of a month that has just begun, the rest is the whole.
  credits += pro.credits - creator.credits
  await balanceOf(page, say, credits).waitFor()

  await atPortal(visit, () => renew(visit, 'paid'))
  credits += pro.credits
  await balanceOf(page, say, credits).waitFor()

  await atPortal(visit, async () => {
    await declineNext(visit)
    await renew(visit, 'declined')
  })
  await standsAs(visit, pro.name, 'past-due')
  await balanceOf(page, say, credits).waitFor()

  await atPortal(visit, async () => {
    const due = page.getByRole('button', { name: say('test-portal.actions.pay', { price: pro.price }) })
    await (await alive(due)).click()
    await page.getByText(say('test-portal.outcome.paid'), { exact: true }).waitFor()
  })
  await standsAs(visit, pro.name, 'active')
  credits += pro.credits
  await balanceOf(page, say, credits).waitFor()

  await cancelPlan(visit)
  await standsAs(visit, pro.name, 'ending')
  await page.reload()
  await standsAs(visit, pro.name, 'ending')
  const card = await ownPlan(visit)
  await (await alive(card.getByRole('button', { name: say('subscription.actions.resume') }))).click()
  await standsAs(visit, pro.name, 'active')

  await page.goto('/credits/orders')
  await rowOf(visit, say('billing.planNamed', { name: creator.name })).waitFor()
  const paid = rowOf(visit, say('billing.planNamed', { name: pro.name }))
  await expect.poll(() => paid.count()).toBe(3)
  const amounts = await paid.evaluateAll((rows) => rows.map((row) => /\$\d+\.\d{2}/.exec(row.textContent)?.[0]))
  expect(amounts).toEqual([pro.price, pro.price, '$17.00'])

  const staff = await openVisit({ as: 'admin' })
  await staff.page.goto('/admin/subscriptions')
  const theirs = staff.page.getByRole('row').filter({ hasText: person.email })
  await theirs.getByText(say('admin-billing.subscriptions.states.active'), { exact: true }).waitFor()
  await (await alive(theirs.getByRole('button', { name: /^Details/ }))).click()
  await staff.page.getByRole('link', { name: say('admin-billing.subscriptions.toPayments') }).click()
  await staff.page.waitForURL('**/admin/payments?userId=usr_*')
  // Nobody else's: the head and the four of them.
  await expect.poll(() => staff.page.getByRole('row').count()).toBe(5)
  expect(await staff.page.getByRole('row').filter({ hasText: person.email }).count()).toBe(4)
})

/** The preview first: what is charged now, and what it costs from then on. */
async function upgrade(visit: Visit): Promise<void> {
  const { page, say } = visit
  const card = await ownPlan(visit)
  await (await alive(card.getByRole('button', { name: say('subscription.actions.change') }))).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('subscription.change.dueOf', { price: '$17.00' })).waitFor()
  const confirm = dialog.getByRole('button', { name: say('subscription.change.confirm.upgrade', { name: pro.name }) })
  // Twice: it must happen once.
  await (await alive(confirm)).dblclick()
  await dialog.waitFor({ state: 'hidden' })
}

function rowOf({ page }: Visit, text: string) {
  return page.getByRole('row').filter({ hasText: text })
}
