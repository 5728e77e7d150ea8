import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { goToCheckout } from './harness/buying'
import { dispute } from './harness/disputing'
import { register, somebody } from './harness/people'
import { balanceOf, cardOf, compose } from './harness/studio'
import { openVisit } from './harness/visit'

const prompt = 'Fog over a reed bed, one heron'
const complaint = 'There is no heron in it at all.'
const verdict = 'No heron, indeed. Sorry about that.'

test('a creator disputes a charge, an admin gives it back, and the credits are there at once', async () => {
  const theirs = await openVisit()
  const creator = somebody('disputing')
  await register(theirs, creator)
  const { page, say } = theirs
  await makeVideo(theirs)
  await balanceOf(page, say, 1).waitFor()

  const asking = await dispute(theirs, complaint)
  await asking.getByText(say('recovery.outcome.waiting')).waitFor()
  await asking
    .getByRole('button', { name: say('recovery.done'), exact: true })
    .last()
    .click()
  await asking.waitFor({ state: 'hidden' })
  await page.getByText(say('recovery.outcome.waiting')).waitFor()
  expect(await page.getByRole('button', { name: say('recovery.open') }).count()).toBe(0)

  const staff = await openVisit({ as: 'admin' })
  await staff.page.goto('/admin/recovery')
  const row = staff.page.getByRole('row').filter({ hasText: creator.email })
  await (await alive(row.getByRole('button', { name: /^Details/ }))).click()
  await staff.page.getByText(complaint).waitFor()
  await staff.page.getByRole('table', { name: say('admin-recovery.case.attempts') }).waitFor()
  const files = staff.page.getByRole('table', { name: say('admin-recovery.case.files') })
  await files.getByRole('row').filter({ hasText: 'mp4' }).getByText(say('admin-recovery.case.whole')).waitFor()
  await staff.page.getByRole('button', { name: say('admin-recovery.decide.grant'), exact: true }).click()
  const giving = staff.page.getByRole('alertdialog')
  await giving.getByLabel(say('admin.reason.label')).fill(verdict)
  await giving.getByRole('button', { name: say('admin-recovery.decide.confirmGrant', { credits: 7 }) }).click()
  await giving.waitFor({ state: 'hidden' })

  await balanceOf(page, say, 8).waitFor()
  await page.getByText(say('recovery.outcome.granted', { credits: 7 })).waitFor()
  await page.getByText(verdict).waitFor()
  await page.goto('/credits')
  await (await alive(page.getByRole('link', { name: say('credits.sections.requests') }))).click()
  await page.getByRole('heading', { name: say('recovery.list.title') }).waitFor()
  const item = page.getByRole('listitem').filter({ hasText: prompt })
  await item.getByText(say('recovery.states.granted'), { exact: true }).waitFor()
  await item.getByText(complaint).waitFor()

  await page.goto('/outbox')
  const mail = page.getByRole('listitem').filter({ hasText: creator.email }).first()
  await mail.getByText(say('recovery.outcome.granted', { credits: 7 })).waitFor()
  await mail.getByText(verdict).waitFor()
})

test('a payment that nobody has heard of is told so, and may be asked about again', async () => {
  const visit = await openVisit({ as: 'creator' })
  const { page, say } = visit
  await goToCheckout(visit)
  await (await alive(page.getByRole('button', { name: say('test-checkout.cancel'), exact: true }))).click()
  await page.waitForURL('**/credits/orders/**canceled=1')
  await (await alive(page.getByRole('button', { name: say('recovery.openOrder') }))).click()
  const asking = page.getByRole('dialog')
  await asking.getByRole('button', { name: say('recovery.send') }).click()
  await asking.getByText(say('recovery.wrong.note')).waitFor()
  await asking.getByLabel(say('recovery.note')).fill('My bank says that it was paid.')
  await asking.getByRole('button', { name: say('recovery.send') }).click()
  await asking.getByText(say('recovery.findings.payment-not-received')).waitFor()
  await asking
    .getByRole('button', { name: say('recovery.done'), exact: true })
    .last()
    .click()
  await asking.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: say('recovery.askAgain') }).waitFor()
  expect(await page.getByText(say('recovery.outcome.declined'), { exact: true }).count()).toBe(0)
})

/** From the composer to the page of what was made. */
async function makeVideo(visit: Visit): Promise<void> {
  const { page, say } = visit
  await (await compose(visit, { prompt })).click()
  const card = cardOf(page, prompt)
  await card.getByRole('link', { name: say('generation.actions.download') }).waitFor({ timeout: 90_000 })
  await card.getByRole('heading').getByRole('link').click()
  await page.waitForURL('**/g/gen_*')
}
