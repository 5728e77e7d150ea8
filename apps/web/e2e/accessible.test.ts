import { AxeBuilder } from '@axe-core/playwright'
import { languages, type Language } from '@studiolo/db/states/user'
import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { buyStarter } from './harness/buying'
import { adminRoutes, openRoutes, settingsRoutes, studioRoutes } from './harness/routes'
import { settled } from './harness/settled'
import { openVisit } from './harness/visit'
import { wordsOf } from './harness/words'

const grave = new Set(['serious', 'critical'])

test('the open pages have no grave barrier, in both languages and colours', async () => {
  const found: string[] = []
  for (const language of languages) {
    const visit = await openVisit({ language, motion: 'reduced' })
    found.push(...(await barriersOf(visit, openRoutes)))
  }
  expect(found).toEqual([])
})

test('the studio has none', async () => {
  const visit = await openVisit({ as: 'creator', motion: 'reduced' })
  await visit.page.goto('/library')
  await visit.page.locator('[data-tile]').first().waitFor({ timeout: 120_000 })
  const links = visit.page.locator('[data-tile] a')
  const works = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '').slice(0, 1))
  const { order, receipt } = await buyStarter(visit)
  expect(await barriersInBoth(visit, [...studioRoutes, ...settingsRoutes, ...works, order, receipt])).toEqual([])
})

test('the admin’s pages have none', async () => {
  const visit = await openVisit({ as: 'admin', motion: 'reduced' })
  expect(await barriersInBoth(visit, adminRoutes)).toEqual([])
})

/** In both languages of a signed-in person, whose own choice it is; English again afterwards. */
async function barriersInBoth(visit: Visit, routes: readonly string[]): Promise<string[]> {
  const found: string[] = []
  try {
    for (const language of languages) {
      await speak(visit, language)
      found.push(...(await barriersOf(visit, routes)))
    }
  } finally {
    await speak(visit, 'en')
  }
  return found
}

/** Chosen as a person does, in the menu of their account. */
async function speak({ page }: Visit, language: Language): Promise<void> {
  await page.goto('/create')
  const now = (await page.locator('html').getAttribute('lang'))?.startsWith('zh') ? 'zh' : 'en'
  if (now === language) return
  await (await alive(page.getByRole('button', { name: wordsOf(now)('shell.account'), exact: true }).first())).click()
  await page.getByRole('menuitemradio', { name: language === 'zh' ? '中文' : 'English' }).click()
  await page.locator(`html[lang^="${language}"]`).waitFor()
}

/** Every grave finding as `page, colours: rule: element`. The colours change without a reload. */
async function barriersOf({ page }: Visit, routes: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(route)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      const axe = new AxeBuilder({ page })
      // The dark page is the same page in other colours.
      if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
      const { violations } = await axe.analyze()
      for (const { id, impact, nodes } of violations) {
        if (!grave.has(impact ?? '')) continue
        const place = `${await page.locator('html').getAttribute('lang')} ${route}, ${colorScheme}`
        found.push(...nodes.map((node) => `${place}: ${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`))
      }
    }
  }
  return found
}
