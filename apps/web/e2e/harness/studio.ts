import type { Locator, Page } from 'playwright-core'
import { alive, type Visit } from './browse'
import type { Words } from './words'

export interface VideoOrder {
  prompt: string
  /** Chosen with the chips where they are not what stands there already. */
  seconds?: 5 | 8 | 10
  resolution?: '720p' | '1080p'
}

/** Fills in the composer; answers the button that starts it. */
export async function compose({ page, say }: Visit, { prompt, seconds, resolution }: VideoOrder): Promise<Locator> {
  if (new URL(page.url()).pathname !== '/create') await page.goto('/create')
  const words = await alive(promptField(page, say))
  await words.fill(prompt)
  await page.getByText(say('generation.composer.clear'), { exact: true }).waitFor()
  if (seconds) await page.getByRole('radio', { name: say('generation.video.seconds', { seconds }) }).click()
  if (resolution) await page.getByRole('radio', { name: resolution }).click()
  // What was written must still stand there.
  if ((await words.inputValue()) !== prompt) throw new Error('the composer lost what was written')
  return page.getByRole('button', { name: createName(say) })
}

/** Where a video is described. */
export function promptField(page: Page, say: Words): Locator {
  return page.getByRole('textbox', { name: say('generation.recipes.text-to-video.words') })
}

/** The card of a work under the composer. */
export function cardOf(page: Page, title: string): Locator {
  return page.getByRole('article').filter({ hasText: title })
}

/** What stands in the rail: `193 credits available`. */
export function balanceOf(page: Page, say: Words, credits: number): Locator {
  return page.getByRole('link', { name: say('shell.balance', { credits }), exact: true })
}

/** Reads the balance that the rail shows. */
export async function readBalance(page: Page): Promise<number> {
  const link = page.locator('a[href="/credits"][aria-label*="available"]')
  return Number.parseInt((await link.first().getAttribute('aria-label')) ?? '', 10)
}

function createName(say: Words): RegExp {
  const [before = ''] = say('generation.composer.create', { credits: 1 }).split('1')
  return new RegExp(`^${before}`)
}

/** Notes every percentage that the page shows from now on; read with `percentsSeen`. A reload would forget them. */
export async function watchPercents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = []
    const look = () => {
      const percent = /(\d+)%/.exec(document.querySelector('main')?.innerText ?? '')?.[1]
      if (percent !== undefined && seen.at(-1) !== Number(percent)) seen.push(Number(percent))
    }
    Object.assign(window, { percentsSeen: seen })
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

export function percentsSeen(page: Page): Promise<number[] | undefined> {
  return page.evaluate(() => (window as { percentsSeen?: number[] }).percentsSeen)
}
