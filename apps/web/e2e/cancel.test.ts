import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive } from './harness/browse'
import { balanceOf, cardOf, compose, readBalance } from './harness/studio'
import { openVisit } from './harness/visit'
import type { Words } from './harness/words'

/** 10 s at 1080p: long enough to be stopped in the middle. */
const order = { seconds: 10, resolution: '1080p' } as const
const PRICE = 19
const prompts = ['First snow', 'Second snow', 'Third snow']

test('canceled while it waits and while it is made: everything comes back', async () => {
  const visit = await openVisit({ as: 'creator' })
  const { page, say } = visit
  await page.goto('/create')
  const before = await readBalance(page)
  const statement = await visit.context.newPage()
  await statement.goto('/credits/statement?kind=release')
  await alive(statement.getByRole('radio', { name: say('credits.filters.kinds.release'), exact: true }))

  // Two of one creator's are made at once, the third waits.
  for (const prompt of prompts) {
    const create = await compose(visit, { ...order, prompt })
    await create.click()
    await cardOf(page, prompt)
      .getByText(say('generation.outcome.held', { credits: PRICE }))
      .waitFor()
  }
  await balanceOf(page, say, before - 3 * PRICE).waitFor()

  const waiting = cardOf(page, 'Third snow')
  await waiting.getByText(say('generation.stages.queued'), { exact: true }).first().waitFor()
  await cancel(page, say, 'Third snow', say('generation.cancel.waitingRule', { credits: PRICE }))
  await waiting.getByText(say('generation.cancel.back', { credits: PRICE })).waitFor()
  await balanceOf(page, say, before - 2 * PRICE).waitFor()

  for (const prompt of ['First snow', 'Second snow']) {
    const card = cardOf(page, prompt)
    await card.getByText(say('generation.stages.generating'), { exact: true }).first().waitFor({ timeout: 60_000 })
    await cancel(page, say, prompt, say('generation.cancel.startedRule', { credits: PRICE }))
    await card.getByText(say('generation.cancel.back', { credits: PRICE })).waitFor()
  }
  await balanceOf(page, say, before).waitFor()
  // Nobody touches the other tab: it is told.
  for (const prompt of prompts) {
    await statement.getByRole('row').filter({ hasText: prompt }).getByText(`+${PRICE}`).waitFor()
  }
  expect(await page.getByRole('button', { name: say('shell.running', { count: 0 }) }).isVisible()).toBe(true)
})

async function cancel(page: Page, say: Words, title: string, rule: string): Promise<void> {
  await cardOf(page, title)
    .getByRole('button', { name: say('generation.cancel.button') })
    .click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText(rule).waitFor()
  await dialog.getByRole('button', { name: say('generation.cancel.confirm') }).click()
  await dialog.waitFor({ state: 'hidden' })
}
