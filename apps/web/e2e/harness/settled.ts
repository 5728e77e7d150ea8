import type { Page } from 'playwright-core'

/** Waits until a page stands as it will: nothing loads, nothing is a skeleton, fonts and pictures are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.readyState === 'complete' && document.fonts.status === 'loaded')
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main .animate-breathe'))
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      return playState !== 'running' || effect?.getComputedTiming().iterations === Infinity
    }),
  )
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === 'lazy'))
}
