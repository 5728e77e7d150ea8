import { join } from 'node:path'
import type { Language } from '@studiolo/db/states/user'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { browse, type Visit } from '../harness/browse'
import { settled } from '../harness/settled'

/** A signed-in browser, kept. */
export type State = Awaited<ReturnType<BrowserContext['storageState']>>

export interface Look {
  state?: State
  language?: Language
  /** The whole page, or what a window shows of it. Default `page`. */
  shows?: 'page' | 'window'
}

export interface Camera {
  /** Does something in a fresh browser and keeps what it is signed in as. */
  remember(act: (visit: Visit) => Promise<void>, language?: Language): Promise<State>
  /** Pictures of pages, by name, in both colours and both widths: `<name>.<colours>.<width>.png`. */
  take(pages: Record<string, string>, look?: Look): Promise<void>
  report(): { taken: number; problems: string[] }
}

const viewports = [
  { width: 1440, height: 1080 },
  { width: 390, height: 844 },
]
const themes = ['light', 'dark'] as const
/** Pages that are there to say that something is not. */
const MEANT = /^404 GET \/nothing-here/

/** A camera on an instance. */
export function openCamera(browser: Browser, { url, folder }: { url: string; folder: string }): Camera {
  const problems: string[] = []
  let taken = 0
  const open = async ({ state, language }: Omit<Look, 'shows'>, viewport = viewports[0]) => {
    const visit = await browse(browser, { url, state, language, viewport, motion: 'reduced' })
    visit.allow(MEANT)
    return visit
  }
  const close = async (visit: Visit) => {
    await visit.context.close()
    problems.push(...visit.problems)
  }
  return {
    async remember(act, language) {
      const visit = await open({ language })
      await act(visit)
      const state = await visit.context.storageState()
      await close(visit)
      return state
    },
    async take(pages, look = {}) {
      for (const viewport of viewports) {
        const visit = await open(look, viewport)
        for (const [name, path] of Object.entries(pages)) {
          await visit.page.emulateMedia({ colorScheme: 'light' })
          await visit.page.goto(path)
          for (const colorScheme of themes) {
            await visit.page.emulateMedia({ colorScheme })
            await loadAll(visit.page)
            await settled(visit.page)
            const file = `${name}.${colorScheme}.${viewport.width}.png`
            await visit.page.screenshot({ path: join(folder, file), fullPage: look.shows !== 'window', scale: 'css' })
            taken += 1
          }
        }
        await close(visit)
      }
    },
    report: () => ({ taken, problems }),
  }
}

/** Also the pictures that a reader would have to scroll to. */
async function loadAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager'
  })
}
