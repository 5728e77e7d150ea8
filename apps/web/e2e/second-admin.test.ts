import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { becomeAdmin, register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

test('many credits wait for a second admin; who asked cannot agree', async () => {
  const theirs = await openVisit()
  const person = somebody('lucky')
  await register(theirs, person)

  const asking = await openVisit({ as: 'admin' })
  await give(asking, person.email, 5000)
  const { say } = asking
  await asking.page.goto('/admin/ledger')
  const waiting = asking.page.getByRole('listitem').filter({ hasText: person.email })
  await waiting.getByText(say('admin-adjustments.own')).waitFor()
  expect(await waiting.getByRole('button', { name: say('admin-adjustments.approve') }).count()).toBe(0)
  await theirs.page.reload()
  await balanceOf(theirs.page, theirs.say, 8).waitFor()

  const agreeing = await openVisit()
  await becomeAdmin(agreeing, somebody('second'))
  await agreeing.page.goto('/admin/ledger')
  const line = agreeing.page.getByRole('listitem').filter({ hasText: person.email })
  await (await alive(line.getByRole('button', { name: say('admin-adjustments.approve') }))).click()
  const asked = agreeing.page.getByRole('alertdialog')
  await asked.getByRole('button', { name: say('admin-adjustments.approve') }).click()
  await asked.waitFor({ state: 'hidden' })
  await theirs.page.reload()
  await balanceOf(theirs.page, theirs.say, 5008).waitFor()
})

async function give({ page, say }: Visit, email: string, credits: number): Promise<void> {
  await page.goto('/admin/users')
  const search = await alive(page.getByLabel(say('admin.users.search')).first())
  await search.fill(email)
  await search.press('Enter')
  await page
    .getByRole('row')
    .filter({ hasText: email })
    .getByRole('button', { name: /^Details/ })
    .click()
  await page.getByRole('button', { name: say('admin.give.button') }).click()
  const giving = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await giving.getByLabel(say('admin.give.amount')).fill(String(credits))
  await giving.getByText(say('admin-adjustments.needsSecond', { limit: 1000 })).waitFor()
  await giving.getByLabel(say('admin.reason.label')).fill('A prize of the spring contest')
  await giving.getByRole('button', { name: say('admin.give.confirmAmount', { credits }) }).click()
  await giving.waitFor({ state: 'hidden' })
}
