import { expect, test } from 'vitest'
import type { Visit } from './harness/browse'
import { buyStarter } from './harness/buying'
import { adminRoutes, openRoutes, settingsRoutes, studioRoutes } from './harness/routes'
import { settled } from './harness/settled'
import { openVisit } from './harness/visit'

const viewport = { width: 390, height: 844 }

test('on a phone no page has to be pushed sideways', async () => {
  const stranger = await openVisit({ viewport })
  const creator = await openVisit({ as: 'creator', viewport })
  const admin = await openVisit({ as: 'admin', viewport })
  await creator.page.goto('/library')
  const work = await creator.page.locator('[data-tile] a').first().getAttribute('href', { timeout: 120_000 })
  const { order, receipt } = await buyStarter(creator)
  const wide = [
    ...(await tooWide(stranger, openRoutes)),
    ...(await tooWide(creator, [...studioRoutes, ...settingsRoutes, work ?? '', order, receipt])),
    ...(await tooWide(admin, adminRoutes)),
  ]
  expect(wide).toEqual([])
})

/** The pages wider than the screen, each with what sticks out most. */
async function tooWide({ page }: Visit, routes: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) {
    await page.goto(route)
    await settled(page)
    const culprit = await page.evaluate((width) => {
      if (document.documentElement.scrollWidth <= width) return null
      const edges = [...document.querySelectorAll('body *')].map((element) => {
        const { right } = element.getBoundingClientRect()
        return { right, html: element.outerHTML.slice(0, 160) }
      })
      return edges.reduce((most, edge) => (edge.right > most.right ? edge : most))
    }, viewport.width)
    if (culprit) found.push(`${route}: ${Math.round(culprit.right)} px: ${culprit.html}`)
  }
  return found
}
