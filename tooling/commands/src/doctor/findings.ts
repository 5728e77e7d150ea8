import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { testGatewayConfig } from '@studiolo/core/billing/gateways/test'
import { ConfigError } from '@studiolo/core/kernel/config'
import { findMediaTools, type MediaToolsWarning } from '@studiolo/core/media'
import { openDatabase } from '@studiolo/db/client'
import { embeddedVersion } from '@studiolo/db/embedded'
import { findBrowser } from '@studiolo/vitest/find-browser'
import { nothingIsSold } from '../instance/banner'
import { databaseProblem } from '../instance/database'
import { dataFolder } from '../instance/settings'
import { lookAtDataFolder } from './look-at-data-folder'
import type { Finding } from './finding'

type Environment = Record<string, string | undefined>

/** Looks for everything the studio builds on; never throws. */
export async function findEverything(env: Environment): Promise<Finding[]> {
  const parts = [
    node,
    () => postgres(env),
    () => media(env),
    browser,
    chineseFont,
    voice,
    () => selling(env),
    () => lookAtDataFolder(dataFolder(env)),
  ]
  const found = await Promise.all(parts.map(async (look) => look()))
  return found.flat()
}

function node(): Finding {
  return { part: 'Node.js', state: 'good', found: `${process.version} (${process.execPath})` }
}

async function postgres(env: Environment): Promise<Finding> {
  const { DATABASE_URL: url } = env
  try {
    const found = url
      ? `${await serverVersion(url)}, your own (DATABASE_URL)`
      : `${await embeddedVersion(join(dataFolder(env), 'postgres/cluster'))}, embedded`
    return { part: 'Postgres', state: 'good', found }
  } catch (error) {
    const found = url ? `DATABASE_URL: ${databaseProblem(error, url)}` : messageOf(error)
    return { part: 'Postgres', state: 'missing', found, costs: 'nothing starts' }
  }
}

async function serverVersion(url: string): Promise<string> {
  const { sql, close } = openDatabase({ url, connections: 1, name: 'studiolo-doctor' })
  try {
    const [row] = await sql<{ version: string }[]>`select 'PostgreSQL ' || current_setting('server_version') as version`
    return row?.version ?? 'PostgreSQL'
  } finally {
    await close()
  }
}

async function media({
  FFMPEG_PATH: ffmpegPath,
  FFPROBE_PATH: ffprobePath,
  PATH: searchPath,
  STUDIOLO_MEDIA_SANDBOX: sandbox,
}: Environment): Promise<Finding[]> {
  try {
    const tools = await findMediaTools({
      ffmpegPath,
      ffprobePath,
      searchPath,
      sandbox: sandbox === 'off' ? 'off' : 'auto',
    })
    const { ffmpeg, ffprobe, warnings } = tools
    const wanted = ['libx264', 'libsvtav1', 'libvpx-vp9', 'aac', 'libopus', 'libmp3lame']
    const encoders = wanted.map((name) => `${name} ${ffmpeg.encoders.has(name) ? 'yes' : 'no'}`).join(', ')
    const ofTools = warnings.filter(({ code }) => code === 'ffmpeg-old' || code === 'missing-feature').map(describe)
    const ofSandbox = warnings
      .filter(({ code }) => code === 'no-sandbox' || code === 'sandbox-files-writable')
      .map(describe)
    return [
      {
        part: 'FFmpeg',
        state: ofTools.length > 0 ? 'weak' : 'good',
        found: `${ffmpeg.version} (${ffmpeg.source}: ${ffmpeg.path}); encoders: ${encoders}; ${ffmpeg.filters.size} filters`,
        costs: ofTools.join('; '),
      },
      { part: 'ffprobe', state: 'good', found: `${ffprobe.version} (${ffprobe.source}: ${ffprobe.path})` },
      {
        part: 'Sandbox',
        state: ofSandbox.length > 0 ? 'weak' : 'good',
        found: tools.sandbox.kind,
        costs: ofSandbox.join('; '),
      },
    ]
  } catch (error) {
    const costs =
      error instanceof ConfigError
        ? 'nothing starts; name a program that runs, or leave the variable out'
        : 'nothing can be rendered; install ffmpeg or set FFMPEG_PATH'
    return [{ part: 'FFmpeg', state: 'missing', found: messageOf(error).replaceAll('\n', '; '), costs }]
  }
}

function describe(warning: MediaToolsWarning): string {
  switch (warning.code) {
    case 'ffmpeg-old':
      return `${warning.version} is older than FFmpeg 6: unless its distribution mends it, security fixes are missing (install a newer one, or set FFMPEG_PATH)`
    case 'missing-feature':
      return `without ${warning.feature} some results are plainer`
    case 'no-sandbox':
      return `uploaded files are read without a fence (${warning.reason}); install bubblewrap`
    case 'sandbox-files-writable':
      return 'the network is fenced off, files are not; install bubblewrap'
  }
}

function browser(): Finding {
  const found = findBrowser()
  if (found)
    return { part: 'Browser', state: 'good', found: `Chromium, ${found.source} (${found.path}), for tests only` }
  return {
    part: 'Browser',
    state: 'missing',
    found: 'none',
    costs: 'npm test cannot run its end-to-end part; install Chromium or set CHROMIUM_PATH',
  }
}

function chineseFont(): Finding {
  const fonts = packageFolder('@embedpdf/fonts-sc')
  const packaged = fonts ? join(fonts, '../fonts/NotoSansHans-Regular.otf') : ''
  if (existsSync(packaged)) return { part: 'Chinese font', state: 'good', found: `Noto Sans Hans (${packaged})` }
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  const family = stdout?.split('\n')[0]
  if (family) return { part: 'Chinese font', state: 'good', found: `${family} (system)` }
  return {
    part: 'Chinese font',
    state: 'missing',
    found: 'none',
    costs: 'Chinese titles in videos are boxes; npm install (optional packages), or install fonts-noto-cjk',
  }
}

function voice(): Finding {
  if (packageFolder('@echogarden/espeak-ng-emscripten'))
    return { part: 'Local voice', state: 'good', found: 'espeak-ng from npm (GPL-3, optional)' }
  return {
    part: 'Local voice',
    state: 'missing',
    found: 'none',
    costs: 'the built-in renderer cannot make speech; npm install with optional packages',
  }
}

/** Whether it will be a demo is known only once it starts: an embedded database may hold one. */
function selling(env: Environment): Finding {
  const part = 'Selling'
  const gateways = [env.STRIPE_SECRET_KEY && 'Stripe', env.CREEM_API_KEY && 'Creem'].filter(Boolean)
  if (gateways.length > 0) return { part, state: 'good', found: gateways.join(', ') }
  if (env.DATABASE_URL) return { part, state: 'good', found: 'off: no gateway has a key' }
  try {
    const { exposedBy } = testGatewayConfig.parse({ ...env, STUDIOLO_DEMO: '1' })
    return exposedBy
      ? { part, state: 'weak', found: 'nothing', costs: nothingIsSold(exposedBy) }
      : { part, state: 'good', found: 'the test gateway of the demo, where no money moves' }
  } catch (error) {
    return { part, state: 'missing', found: messageOf(error), costs: 'nothing starts' }
  }
}

function packageFolder(name: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(name))
  } catch {
    return null
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
