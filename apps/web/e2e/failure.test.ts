import { expect, test } from 'vitest'
import { alive } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf, cardOf } from './harness/studio'
import { openVisit } from './harness/visit'

const words = 'Nobody here gives a voice to these words.'

test('what cannot be made costs nothing, says so, and is tried again with one click', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  await register(visit, somebody('unlucky'))
  const recipe = await alive(page.getByRole('radio', { name: say('generation.recipes.speech.name') }))
  await recipe.click()
  const field = await alive(page.getByRole('textbox', { name: say('generation.recipes.speech.words') }))
  await field.fill(words)
  await page.getByRole('button', { name: say('generation.composer.create', { credits: 1 }) }).click()

  const card = cardOf(page, words)
  await card.getByText(say('generation.failure.notCharged')).waitFor()
  await card.getByText(say('generation.outcome.released'), { exact: true }).waitFor()
  await balanceOf(page, say, 8).waitFor()
  expect(await card.getByText(/^err_/).textContent()).toMatch(/^err_\w{10,}/)

  await card.getByRole('heading').getByRole('link').click()
  await page.waitForURL('**/g/gen_*')
  const first = page.url()
  const main = page.getByRole('main')
  await main.getByText(say('generation.failure.notCharged')).waitFor()
  await main.getByText(/^err_/).waitFor()

  await main.getByRole('button', { name: say('generation.actions.retry', { credits: 1 }) }).click()
  await page.waitForURL((url) => url.href !== first && url.pathname.startsWith('/g/gen_'))
  await main.getByText(say('generation.failure.notCharged')).waitFor()
  await main.getByRole('link', { name: say('generation.facts.seeSource') }).waitFor()
  await balanceOf(page, say, 8).waitFor()
})
