import type { Page } from 'playwright-core'
import { alive, type Visit } from '../harness/browse'
import { buyStarter, goToCheckout } from '../harness/buying'
import { dispute } from '../harness/disputing'
import type { Credentials } from '../harness/instance'
import { register, signIn, somebody } from '../harness/people'
import { cardOf, compose } from '../harness/studio'
import type { Camera, State } from './camera'

/** Addresses of works in every state, with the browsers of those who may see them. */
export interface Works {
  creating: {
    state: State
    running: string
    video: string
    sound: string
    checkout: string
    order: string
    receipt: string
  }
  unlucky: { state: State; failed: string; canceled: string }
}

const DEMO_WORKS = 6
const PATIENCE_MS = 300_000
const embers = 'Embers under a kettle at dawn, steam in the cold air'
const lantern = 'A paper lantern on a slow river'
/** Nothing to say: no voice can make it. */
const SILENCE = '…'
const COMPLAINT = 'The voice stops in the middle of a word.'

/** Waits for the demo's renders and adds what they lack: one that failed, one that was canceled, one under way. */
export async function makeWorks(camera: Camera, creator: Credentials): Promise<Works> {
  const unlucky = { failed: '', canceled: '' }
  const unluckyState = await camera.remember(async (visit) => {
    await register(visit, somebody('unlucky'))
    unlucky.failed = await makeFailed(visit)
    unlucky.canceled = await makeCanceled(visit)
  })
  const creating = { running: '', video: '', sound: '', checkout: '', order: '', receipt: '' }
  const state = await camera.remember(async (visit) => {
    const { page, say } = visit
    await signIn(visit, creator)
    await page.goto('/library')
    await page
      .locator('[data-tile]')
      .nth(DEMO_WORKS - 1)
      .waitFor({ timeout: PATIENCE_MS })
    creating.video = await tileOf(page, 'Rain on a window')
    creating.sound = await tileOf(page, 'Close your eyes')
    await page.goto(creating.sound)
    await (await dispute(visit, COMPLAINT)).getByText(say('recovery.outcome.waiting')).waitFor()
    Object.assign(creating, await buyStarter(visit))
    await goToCheckout(visit)
    creating.checkout = pathOf(page)
    await page.goto('/create')

    await (await compose(visit, { prompt: embers, seconds: 10, resolution: '1080p' })).click()
    await cardOf(page, embers)
      .getByText(/[1-9]\d%/)
      .first()
      .waitFor({ timeout: PATIENCE_MS })
    creating.running = await pageOf(page, embers)
    await compose(visit, { prompt: 'Snow falling past a street lamp, seen from a warm kitchen', seconds: 5 })
    await page.getByRole('radio', { name: '720p' }).click()
    await page.getByText(say('generation.composer.create', { credits: 7 })).waitFor()
  })
  return { creating: { ...creating, state }, unlucky: { ...unlucky, state: unluckyState } }
}

const pathOf = (page: Page) => new URL(page.url()).pathname

async function makeFailed({ page, say }: Visit): Promise<string> {
  await (await alive(page.getByRole('radio', { name: say('generation.recipes.speech.name') }))).click()
  await (await alive(page.getByRole('textbox', { name: say('generation.recipes.speech.words') }))).fill(SILENCE)
  await page.getByRole('button', { name: say('generation.composer.create', { credits: 1 }) }).click()
  const words = say('generation.failure.notCharged')
  await cardOf(page, words).waitFor({ timeout: PATIENCE_MS })
  await page.getByRole('radio', { name: say('generation.recipes.text-to-video.name') }).click()
  return pageOf(page, words)
}

async function makeCanceled(visit: Visit): Promise<string> {
  const { page, say } = visit
  await (await compose(visit, { prompt: lantern })).click()
  const card = cardOf(page, lantern)
  await card.getByRole('button', { name: say('generation.cancel.button') }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('generation.cancel.confirm') })
    .click()
  await card.getByText(say('generation.statuses.canceled')).waitFor({ timeout: PATIENCE_MS })
  return pageOf(page, lantern)
}

async function pageOf(page: Page, text: string): Promise<string> {
  return (await cardOf(page, text).getByRole('heading').getByRole('link').getAttribute('href')) ?? ''
}

async function tileOf(page: Page, title: string): Promise<string> {
  const tile = page.locator('[data-tile]').filter({ hasText: title })
  return (await tile.getByRole('link').first().getAttribute('href')) ?? ''
}
