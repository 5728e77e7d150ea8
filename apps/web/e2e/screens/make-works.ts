import type { Page } from 'playwright-core'
import { alive } from '../harness/browse'
import type { Credentials } from '../harness/instance'
import { signIn } from '../harness/people'
import { cardOf, compose } from '../harness/studio'
import type { Camera, State } from './camera'

export interface Works {
  state: State
  running: string
  succeeded: string
  failed: string
  canceled: string
}

const DEMO_WORKS = 6
const PATIENCE_MS = 300_000
const long = { seconds: 10, resolution: '1080p' } as const
/** Nothing to say: no voice can make it. */
const SILENCE = '…'

/** Waits for the demo's renders and adds what they lack: one that failed, one that was canceled, one under way. */
export async function makeWorks(camera: Camera, creator: Credentials): Promise<Works> {
  const paths = { running: '', succeeded: '', failed: '', canceled: '' }
  const state = await camera.remember(async (visit) => {
    const { page, say } = visit
    await signIn(visit, creator)
    await page.goto('/library')
    const tiles = page.locator('[data-tile]')
    await tiles.nth(DEMO_WORKS - 1).waitFor({ timeout: PATIENCE_MS })
    paths.succeeded = (await tiles.last().getByRole('link').first().getAttribute('href')) ?? ''

    await page.goto('/create')
    await (await alive(page.getByRole('radio', { name: say('generation.recipes.speech.name') }))).click()
    await (await alive(page.getByRole('textbox', { name: say('generation.recipes.speech.words') }))).fill(SILENCE)
    await page.getByRole('button', { name: say('generation.composer.create', { credits: 1 }) }).click()
    const failed = cardOf(page, say('generation.failure.notCharged'))
    await failed.waitFor({ timeout: PATIENCE_MS })
    paths.failed = await pathOf(page, say('generation.failure.notCharged'))
    await page.getByRole('radio', { name: say('generation.recipes.text-to-video.name') }).click()

    await (await compose(visit, { ...long, prompt: 'A paper lantern on a slow river' })).click()
    await cardOf(page, 'A paper lantern')
      .getByRole('button', { name: say('generation.cancel.button') })
      .click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('generation.cancel.confirm') })
      .click()
    await cardOf(page, 'A paper lantern').getByText(say('generation.statuses.canceled')).waitFor()
    paths.canceled = await pathOf(page, 'A paper lantern')

    const prompt = 'Embers under a kettle at dawn, steam in the cold air'
    await (await compose(visit, { ...long, prompt })).click()
    await cardOf(page, prompt)
      .getByText(/[1-9]\d%/)
      .first()
      .waitFor({ timeout: PATIENCE_MS })
    paths.running = await pathOf(page, prompt)
    await (await compose(visit, { prompt: 'Snow falling past a street lamp, seen from a warm kitchen' })).focus()
  })
  return { state, ...paths }
}

async function pathOf(page: Page, text: string): Promise<string> {
  return (await cardOf(page, text).getByRole('heading').getByRole('link').getAttribute('href')) ?? ''
}
