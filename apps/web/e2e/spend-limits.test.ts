import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf, compose } from './harness/studio'
import { openVisit } from './harness/visit'

const VIDEO_CREDITS = 7

test('a limit of one’s own refuses what goes over it; lifted, the same is made, and an admin follows its credits', async () => {
  const theirs = await openVisit()
  const person = somebody('thrifty')
  await register(theirs, person)
  await balanceOf(theirs.page, theirs.say, 8).waitFor()
  await setLimit(theirs, VIDEO_CREDITS - 1)

  // The refusal is what is wanted here.
  theirs.allow(/^403 /)
  const create = await compose(theirs, { prompt: 'A slow tide on grey sand', seconds: 5, resolution: '720p' })
  await create.click()
  await theirs.page.getByText(`This costs ${VIDEO_CREDITS} credits; ${VIDEO_CREDITS - 1} of the limit`).waitFor()
  await balanceOf(theirs.page, theirs.say, 8).waitFor()

  await removeLimit(theirs)
  const again = await compose(theirs, { prompt: 'A slow tide on grey sand', seconds: 5, resolution: '720p' })
  await again.click()
  await balanceOf(theirs.page, theirs.say, 8 - VIDEO_CREDITS).waitFor()

  const admin = await openVisit({ as: 'admin' })
  await followCredits(admin, person.email)
  // From what was spent back to what it was taken from.
  expect(await admin.page.getByRole('heading', { level: 1 }).textContent()).toBe(admin.say('admin.ledger.kinds.grant'))
})

async function setLimit({ page, say }: Visit, credits: number): Promise<void> {
  await page.goto('/settings/limits')
  await (await alive(page.getByRole('button', { name: say('limits.set') }))).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(say('limits.form.credits')).fill('lots')
  await form.getByRole('button', { name: say('limits.form.save') }).click()
  await form.getByText(say('limits.form.creditsWrong')).waitFor()
  await form.getByLabel(say('limits.form.credits')).fill(String(credits))
  await form.getByRole('button', { name: say('limits.form.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await page
    .getByText(say('limits.spent', { spent: 0, credits }))
    .first()
    .waitFor()
}

async function removeLimit({ page, say }: Visit): Promise<void> {
  await page.goto('/settings/limits')
  await (await alive(page.getByRole('button', { name: say('limits.remove') }))).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('limits.remove') })
    .click()
  await page.getByText(say('limits.emptyTitle')).waitFor()
}

/** From a person to their newest movement, its hold, and the grant it was taken from. */
async function followCredits({ page, say }: Visit, email: string): Promise<void> {
  await page.goto('/admin/ledger')
  const search = await alive(page.getByLabel(say('admin.ledger.find')))
  await search.fill(email)
  await search.press('Enter')
  await page.getByRole('link', { name: email }).first().click()
  const statement = page.getByRole('table', { name: say('admin.ledger.statement') })
  await statement
    .getByRole('link', { name: say('admin.ledger.kinds.hold') })
    .first()
    .click()
  await page.waitForURL('**/admin/ledger/transfer/**')
  const hold = page.getByRole('region', { name: say('admin-trace.hold.title') })
  await hold.getByRole('table', { name: say('admin-trace.hold.movements') }).waitFor()
  await page
    .getByRole('region', { name: say('admin-trace.generation.title') })
    .getByText('A slow tide on grey sand')
    .waitFor()
  await hold
    .getByRole('table', { name: say('admin-trace.hold.lots') })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: say('admin-trace.grant.title') }).waitFor()
}
