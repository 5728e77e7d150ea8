import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

export type BrowserSource = 'configured' | 'system' | 'package'

export interface FoundBrowser {
  source: BrowserSource
  /** The executable; for the packaged one the folder of its archives. */
  path: string
}

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const systemPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export interface FindBrowserOptions {
  /** Pass over what the machine has, as on a machine that has none. */
  packagedOnly?: boolean
}

/** A Chromium for tests: `CHROMIUM_PATH`, the system's, or the one from npm (Linux x64 only). Null when there is none. */
export function findBrowser({
  packagedOnly = process.env.STUDIOLO_TEST_BROWSER === 'packaged',
}: FindBrowserOptions = {}): FoundBrowser | null {
  if (!packagedOnly) {
    if (process.env.CHROMIUM_PATH) return { source: 'configured', path: process.env.CHROMIUM_PATH }
    const folders = (process.env.PATH ?? '').split(delimiter)
    const path = [...folders.flatMap((folder) => systemNames.map((name) => join(folder, name))), ...systemPaths].find(
      isExecutable,
    )
    if (path) return { source: 'system', path }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const archives = packagedArchives()
  return archives ? { source: 'package', path: archives } : null
}

function packagedArchives(): string | null {
  try {
    return join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../bin')
  } catch {
    return null
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
