import type { Language, Theme } from '@studiolo/db/states/user'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { wordsOf, type Words } from './words'

export interface BrowseOptions {
  url: string
  language?: Language
  theme?: Exclude<Theme, 'system'>
  /** Default 1440 × 900. */
  viewport?: { width: number; height: number }
  /** Cookies to begin with. */
  state?: BrowserContextOptions['storageState']
  /** Things appear and go at once. */
  motion?: 'full' | 'reduced'
}

/** A browser of one person, with one tab open and nothing in it. */
export interface Visit {
  context: BrowserContext
  page: Page
  say: Words
  /** What went wrong so far: errors of the console, refused and lost requests, pages that threw. */
  problems: string[]
  /** Problems that match belong to the journey. */
  allow(expected: RegExp): void
}

/** Opens a browser of its own and listens for everything that goes wrong in it. */
export async function browse(browser: Browser, options: BrowseOptions): Promise<Visit> {
  const { url, language = 'en', theme = 'light', viewport = { width: 1440, height: 900 }, state, motion } = options
  const context = await browser.newContext({
    baseURL: url,
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    viewport,
    storageState: state,
    reducedMotion: motion === 'reduced' ? 'reduce' : 'no-preference',
    // A phone: fingers and no hover.
    ...(viewport.width < 500 && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
  })
  const allowed: RegExp[] = []
  const problems: string[] = []
  const note = (problem: string) => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem)
  }
  context.on('console', (message) => {
    // What was refused is noted with its status and its address below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    note(`console on ${pathOf(message.page()?.url() ?? '')}: ${message.text()}`)
  })
  context.on('weberror', (event) => note(`thrown on ${pathOf(event.page()?.url() ?? '')}: ${String(event.error())}`))
  context.on('response', (response) => {
    if (response.status() < 400) return
    note(`${response.status()} ${response.request().method()} ${pathOf(response.url())}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    // What a page no longer wants when it goes away.
    if (reason !== 'net::ERR_ABORTED') note(`${reason} ${request.method()} ${pathOf(request.url())}`)
  })
  const page = await context.newPage()
  return { context, page, say: wordsOf(language), problems, allow: (expected) => void allowed.push(expected) }
}

const ALIVE_MS = 30_000

/** Waits until React answers for this element: what is typed or clicked before that may be lost. */
export async function alive(locator: Locator): Promise<Locator> {
  const deadline = Date.now() + ALIVE_MS
  while (Date.now() < deadline) {
    if (await locator.evaluate(answers)) return locator
  }
  throw new Error(`React never answered for ${locator.toString()}`)
}

/**
 * Does it answer now, and still two frames later? A form may be drawn anew once the browser's own memory is read. No
 * named function in here: a bundler would mark it with a helper that the page does not have.
 */
function answers(element: Element): Promise<boolean> {
  const before = Object.keys(element).some((key) => key.startsWith('__reactProps'))
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(before && element.isConnected)))
  })
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
