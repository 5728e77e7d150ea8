import { expect, test } from 'vitest'
import type { Visit } from './harness/browse'
import { register, signIn, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

const why = { grant: 'Thanks for the patience', suspend: 'Asked to pause the account', reinstate: 'All is well again' }

test('an admin gives credits, suspends, lets in again, and finds all of it in the audit log', async () => {
  const theirs = await openVisit()
  const person = somebody('governed')
  await register(theirs, person)
  await balanceOf(theirs.page, theirs.say, 8).waitFor()

  const { page, say } = await openVisit({ as: 'admin' })
  await page.goto('/admin/users')
  const search = page
    .getByRole('searchbox')
    .or(page.getByLabel(say('admin.users.search')))
    .first()
  await search.fill(person.email)
  await search.press('Enter')
  const row = page.getByRole('row').filter({ hasText: person.email })
  await row.getByRole('button', { name: /^Details/ }).click()

  await page.getByRole('button', { name: say('admin.give.button') }).click()
  const giving = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await giving.getByLabel(say('admin.give.amount')).fill('30')
  await giving.getByLabel(say('admin.reason.label')).fill(why.grant)
  await giving.getByRole('button', { name: say('admin.give.confirmAmount', { credits: 30 }) }).click()
  await giving.waitFor({ state: 'hidden' })
  await theirs.page.reload()
  await balanceOf(theirs.page, theirs.say, 38).waitFor()

  await page.getByRole('button', { name: say('admin.users.suspend'), exact: true }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByLabel(say('admin.reason.label')).fill(why.suspend)
  await asked.getByRole('button', { name: say('admin.users.suspend'), exact: true }).click()
  await page.getByRole('button', { name: say('admin.users.reinstate') }).waitFor()

  // The live stream ends with the session; the page in front of them is theirs no longer.
  theirs.allow(/^40[13] /)
  await theirs.page.waitForURL('**/sign-in**')
  await refused(theirs, person)

  await page.getByRole('button', { name: say('admin.users.reinstate') }).click()
  await asked.getByLabel(say('admin.reason.label')).fill(why.reinstate)
  await asked.getByRole('button', { name: say('admin.users.reinstate') }).click()
  await page.getByRole('button', { name: say('admin.users.suspend'), exact: true }).waitFor()
  await signIn(theirs, person)
  await balanceOf(theirs.page, theirs.say, 38).waitFor()

  await page.goto('/admin/audit')
  for (const [action, reason] of [
    ['credits_granted', why.grant],
    ['user_suspended', why.suspend],
    ['user_reinstated', why.reinstate],
  ] as const) {
    const entry = page.getByRole('row').filter({ hasText: reason })
    await entry.getByText(say(`admin.audit.actions.${action}`), { exact: true }).waitFor()
    expect(await entry.count()).toBe(1)
  }
})

test('a creator does not get into the admin’s pages', async () => {
  const visit = await openVisit({ as: 'creator' })
  const { page, say } = visit
  visit.allow(/^404 GET \/admin/)
  for (const path of ['/admin', '/admin/users', '/admin/audit']) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 404])
    await page.getByRole('heading', { name: say('shell.notFound.title') }).waitFor()
  }
})

async function refused({ page, say }: Visit, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel(say('auth.field.email')).fill(email)
  await page.getByLabel(say('auth.field.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say('auth.signIn.submit'), exact: true }).click()
  await page.getByText(/suspended/).waitFor()
}
