import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { alive } from './harness/browse'
import { cardOf, promptField } from './harness/studio'
import { openVisit } from './harness/visit'

const prompt = 'Keys of an old piano, pressed one by one'

test('everything that matters works without a pointer', async () => {
  const { page, say } = await openVisit()
  const { creator } = inject('instance')

  await page.goto('/sign-in')
  await alive(page.getByLabel(say('auth.field.email')))
  await tabTo(page, say('auth.field.email'))
  await page.keyboard.type(creator.email)
  await tabTo(page, say('auth.field.password'))
  await page.keyboard.type(creator.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/create')

  await alive(promptField(page, say))
  await tabTo(page, say('generation.recipes.text-to-video.words'))
  await page.keyboard.type(prompt)
  await page.keyboard.press('Control+Enter')
  const card = cardOf(page, prompt)
  await card.getByRole('link', { name: say('generation.actions.download') }).waitFor({ timeout: 90_000 })

  await tabTo(page, prompt)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/g/gen_*')
  const video = page.locator('video')
  await video.waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= HTMLMediaElement.HAVE_METADATA)
  await page.keyboard.press('Space')
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
  await page.keyboard.press('Space')
  await page.waitForFunction(() => document.querySelector('video')?.paused)

  await page.goto('/library')
  const tiles = page.getByRole('main').locator('[data-tile]')
  await alive(tiles.first().getByRole('link'))
  for (const [key, place] of [
    ['j', 0],
    ['j', 1],
    ['j', 2],
    ['k', 1],
  ] as const) {
    await page.keyboard.press(key)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-tile]')?.getAttribute('aria-posinset')))
      .toBe(String(place + 1))
  }
  await expectVisibleFocus(page)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/g/gen_*')
})

const MOST_STOPS = 80

/** Presses Tab until something of this name has the focus, which must be seen wherever it stops. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if ((await focusedName(page)) === name) return
    await page.keyboard.press('Tab')
    await expectVisibleFocus(page)
  }
  throw new Error(`Tab never came to "${name}"`)
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return ''
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels : null
    return (at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent ?? '').trim()
  })
}

/** An outline, a ring or another edge on the focused element or on the frame it stands in. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = () =>
    page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return true
      for (let box: Element | null = at, up = 0; box && up < 4; box = box.parentElement, up++) {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box)
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return true
        if (box === at && boxShadow !== 'none') return true
      }
      return at.outerHTML.slice(0, 300)
    })
  // Rings fade in.
  await expect.poll(seen).toBe(true)
}
