import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf, cardOf, compose, percentsSeen, promptField, watchPercents } from './harness/studio'
import { openVisit } from './harness/visit'
import type { Words } from './harness/words'

const prompt = 'Two doors of one house, opening at once'

test('two tabs: one video from two clicks, followed in both and across a reload; signing out ends both', async () => {
  const visit = await openVisit()
  const { page: first, say, context } = visit
  await register(visit, somebody('doubled'))
  const create = await compose(visit, { prompt })

  const second = await context.newPage()
  await second.goto('/create')
  await alive(promptField(second, say))
  await expect.poll(() => promptField(second, say).inputValue()).toBe(prompt)
  const createAgain = second.getByRole('button', { name: say('generation.composer.create', { credits: 7 }) })
  await watchPercents(second)
  await Promise.all([create.click(), createAgain.click()])
  for (const tab of [first, second]) {
    await cardOf(tab, prompt)
      .getByText(say('generation.outcome.held', { credits: 7 }))
      .waitFor()
    await balanceOf(tab, say, 1).waitFor()
    expect(await cardOf(tab, prompt).count()).toBe(1)
  }

  await progressOf(first, say).waitFor()
  await first.reload()
  await progressOf(first, say).waitFor()

  for (const tab of [first, second]) {
    await cardOf(tab, prompt)
      .getByRole('link', { name: say('generation.actions.download') })
      .waitFor({ timeout: 90_000 })
    expect(await cardOf(tab, prompt).count()).toBe(1)
    await balanceOf(tab, say, 1).waitFor()
  }
  const seen = (await percentsSeen(second)) ?? []
  expect(seen.length).toBeGreaterThan(1)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))

  // The other tab is told by its next request at the latest.
  visit.allow(/^401 /)
  await (await alive(first.getByRole('button', { name: say('shell.account'), exact: true }).first())).click()
  await first.getByRole('menuitem', { name: say('shell.signOut') }).click()
  await first.waitForURL('**/')
  await second.waitForURL('**/sign-in**')
})

function progressOf(page: Page, say: Words) {
  return cardOf(page, prompt).getByRole('list', { name: say('generation.progress.label', { title: prompt }) })
}
