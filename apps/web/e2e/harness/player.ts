import type { Page } from 'playwright-core'
import type { Words } from './words'

export interface Played {
  source: string
  durationSeconds: number
  playedSeconds: number
  width: number
}

/** Presses play and waits for the end of the film. */
export async function playToTheEnd(page: Page, say: Words): Promise<Played> {
  const video = page.locator('video')
  await video.waitFor()
  await page
    .getByRole('button', { name: say('generation.player.play') })
    .first()
    .click()
  await page.waitForFunction(() => document.querySelector('video')?.ended)
  return video.evaluate((film: HTMLVideoElement) => ({
    source: film.currentSrc,
    durationSeconds: film.duration,
    playedSeconds: film.currentTime,
    width: film.videoWidth,
  }))
}
