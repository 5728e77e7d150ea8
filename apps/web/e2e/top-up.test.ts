import { expect, test } from 'vitest'
import { alive } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

const standard = { credits: 355, price: '$30.00' }

test('credits top themselves up with the card of the first purchase, until it is switched off', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  await register(visit, somebody('refiller'))
  await balanceOf(page, say, 8).waitFor()

  await page.goto('/credits')
  const section = page.getByRole('region', { name: say('top-up.title'), exact: true })
  await (await alive(section.getByRole('button', { name: say('top-up.setUp'), exact: true }))).click()
  await section.getByLabel(say('top-up.threshold')).fill('400')
  await section.getByRole('button', { name: say('top-up.turnOn', { price: standard.price }) }).click()
  await page.waitForURL('**/test-checkout/**')
  await page.getByText(say('test-checkout.cardKept')).waitFor()
  await (await alive(page.getByRole('button', { name: say('test-checkout.pay', { price: standard.price }) }))).click()
  await page.waitForURL('**/credits/orders/**')

  // Still below the threshold: the same is bought again by itself, within a minute.
  await balanceOf(page, say, 8 + 2 * standard.credits).waitFor({ timeout: 100_000 })
  await page.goto('/credits')
  await section.getByText('$30.00').first().waitFor()
  await (await alive(section.getByRole('button', { name: say('top-up.stop'), exact: true }))).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: say('top-up.stop'), exact: true }).click()
  await section.getByRole('button', { name: say('top-up.setUp'), exact: true }).waitFor()
  expect(await section.getByRole('button', { name: say('top-up.stop'), exact: true }).count()).toBe(0)
})
