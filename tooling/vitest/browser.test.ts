import { afterAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser'
import { findBrowser } from './find-browser'

const open: Browser[] = []
afterAll(async () => {
  for (const browser of open) await browser.close()
})

const isPackaged = findBrowser({ packagedOnly: true }) !== null

test.runIf(isPackaged)(
  'the Chromium from npm draws Latin and Chinese text on a machine without any',
  { timeout: 120_000 },
  async () => {
    const browser = await launchBrowser({ packagedOnly: true })
    open.push(browser)
    const page = await browser.newPage()
    await page.setContent(
      '<p><span id="latin">Rain on a window</span> <span id="chinese">窗上的雨</span> <span id="box">\u{10ffff}</span></p>',
    )
    const width = (id: string) => page.locator(id).evaluate((element) => element.getBoundingClientRect().width)
    expect(await width('#latin')).toBeGreaterThan(60)
    expect(await width('#chinese')).toBeGreaterThan(50)
    // A missing glyph is drawn as the same box for every character.
    const pictures = await Promise.all(['窗', '雨'].map((text) => glyph(text)))
    expect(pictures[0]).not.toEqual(pictures[1])

    /** Drawn on a canvas and read back: what the font made of it, whatever the machine's compositor is busy with. */
    function glyph(text: string): Promise<string> {
      return page.evaluate((text) => {
        const canvas = document.createElement('canvas')
        const pen = canvas.getContext('2d')
        if (!pen) throw new Error('no canvas')
        pen.font = '40px sans-serif'
        pen.fillText(text, 10, 60)
        return canvas.toDataURL()
      }, text)
    }
  },
)
