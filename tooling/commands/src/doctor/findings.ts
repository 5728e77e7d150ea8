import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findMediaTools, type MediaToolsWarning } from '@studiolo/core/media'
import { embeddedVersion } from '@studiolo/db/embedded'
import { findBrowser } from '@studiolo/vitest/find-browser'
import { root } from '../paths'

/** What was found of one part, and what its absence costs. */
export interface Finding {
  part: string
  state: 'good' | 'weak' | 'missing'
  found: string
  /** What that costs, and what to do. */
  costs?: string
}

type Environment = Record<string, string | undefined>

/** Looks for everything the studio builds on; never throws. */
export async function findEverything(env: Environment): Promise<Finding[]> {
  const parts = [node, () => postgres(env), () => media(env), browser, chineseFont, voice, () => data(env)]
  const found = await Promise.all(parts.map(async (look) => look()))
  return found.flat()
}

function node(): Finding {
  return { part: 'Node.js', state: 'good', found: `${process.version} (${process.execPath})` }
}

async function postgres({ DATABASE_URL: url }: Environment): Promise<Finding> {
  if (url) return { part: 'Postgres', state: 'good', found: 'your own server (DATABASE_URL)' }
  try {
    return {
      part: 'Postgres',
      state: 'good',
      found: `${await embeddedVersion(join(root, '.studiolo/postgres/cluster'))}, embedded`,
    }
  } catch (error) {
    return { part: 'Postgres', state: 'missing', found: messageOf(error), costs: 'nothing starts' }
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
    return [
      {
        part: 'FFmpeg',
        state: 'missing',
        found: messageOf(error),
        costs: 'nothing can be rendered; install ffmpeg or set FFMPEG_PATH',
      },
    ]
  }
}

function describe(warning: MediaToolsWarning): string {
  switch (warning.code) {
    case 'ffmpeg-old':
      return `${warning.version} of ${warning.year} is older than FFmpeg 6: security mends are missing (install a newer one, or set FFMPEG_PATH)`
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

function data({ STUDIOLO_DATA: folder }: Environment): Finding {
  const path = folder || join(root, '.studiolo')
  if (!existsSync(path)) return { part: 'Data folder', state: 'good', found: `${path} (made at the first start)` }
  const isOurs = process.getuid === undefined || statSync(path).uid === process.getuid()
  return isOurs
    ? { part: 'Data folder', state: 'good', found: path }
    : {
        part: 'Data folder',
        state: 'weak',
        found: path,
        costs: 'it belongs to another user; start as that one, or set STUDIOLO_DATA',
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
