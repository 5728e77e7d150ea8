import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '@studiolo/vitest/browser'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { browse, type BrowseOptions, type Visit } from './browse'
import type { InstanceFacts } from './instance'
import { signIn } from './people'

export type VisitOptions = Omit<BrowseOptions, 'url' | 'state'> & {
  /** Whose browser: one of the demo's people, already signed in. Left out: nobody's. */
  as?: 'creator' | 'admin'
  /** Of another instance than the run's own. */
  at?: InstanceFacts
}

const pictures = fileURLToPath(new URL('../../../../.cache/e2e', import.meta.url))

let browser: Promise<Browser> | undefined
let visits: Visit[] = []

afterEach(async ({ task }) => {
  const ending = visits
  visits = []
  if (task.result?.state === 'fail') await picture(ending, task.name)
  for (const { context } of ending) await context.close()
  expect(ending.flatMap(({ problems }) => problems)).toEqual([])
})

afterAll(async () => {
  await (await browser)?.close()
})

/** What stood on the screen when it failed, into `.cache/e2e`. */
async function picture(failed: Visit[], name: string): Promise<void> {
  const file = name.replaceAll(/\W+/g, '-').slice(0, 60)
  for (const [place, page] of failed.flatMap(({ context }) => context.pages()).entries()) {
    await page.screenshot({ path: join(pictures, `${file}-${place + 1}.png`), timeout: 5000 }).catch(() => undefined)
  }
}

/** A browser for this test; at its end it is closed, and nothing may have gone wrong in it that was not allowed. */
export async function openVisit({ as, at, ...options }: VisitOptions = {}): Promise<Visit> {
  const facts = at ?? inject('instance')
  browser ??= launchBrowser()
  const stateFile = as && join(facts.statesDir, `${as}.json`)
  const state = stateFile && existsSync(stateFile) ? stateFile : undefined
  const visit = await browse(await browser, { ...options, url: facts.url, state })
  visits.push(visit)
  if (stateFile && !state) {
    await signIn(visit, facts[as])
    await visit.context.storageState({ path: stateFile })
  }
  return visit
}
