import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser, type FindBrowserOptions } from './find-browser'
import { unpackChromium } from './packaged-chromium'

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))
const SYSTEM_FONTS = '/usr/share/fonts'
/** Never the package's own arguments: they switch web security off. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--font-render-hinting=none',
]

/** A headless Chromium with a Latin and a Chinese font, whatever the machine has. Throws when there is no Chromium at all. */
export async function launchBrowser(options: FindBrowserOptions = {}): Promise<Browser> {
  const found = findBrowser(options)
  if (!found) throw new Error('No Chromium: install one, or set CHROMIUM_PATH.')
  if (found.source !== 'package') return launch(found.path, args, [...chineseFonts(), SYSTEM_FONTS])
  const { executable, fonts, libraries } = await unpackChromium(found.path)
  const system = options.packagedOnly ? [] : [SYSTEM_FONTS]
  return launch(executable, [...args, '--no-zygote'], [fonts, ...chineseFonts(), ...system], libraries)
}

function launch(executablePath: string, args: string[], fonts: string[], libraries?: string): Promise<Browser> {
  const env: Record<string, string> = { ...ownEnvironment(), FONTCONFIG_PATH: writeFontConfig(fonts) }
  if (libraries) env.LD_LIBRARY_PATH = libraries
  return chromium.launch({ executablePath, args, env })
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function chineseFonts(): string[] {
  try {
    return [join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')]
  } catch {
    return []
  }
}

/** Without one, text has no size on a bare machine and nothing counts as visible. Answers the folder it lies in. */
function writeFontConfig(folders: string[]): string {
  const prefer = ['Open Sans', 'DejaVu Sans', 'Liberation Sans', 'Noto Sans S Chinese', 'Noto Sans Hans']
    .map((name) => `<family>${name}</family>`)
    .join('')
  const generic = ['sans-serif', 'serif', 'system-ui', 'monospace'].map(
    (name) => `<alias><family>${name}</family><prefer>${prefer}</prefer></alias>`,
  )
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(cache, 'fontconfig')}</cachedir>
${generic.map((alias) => `  ${alias}`).join('\n')}
</fontconfig>
`
  const folder = join(cache, `fonts-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'fonts.conf'), text)
  return folder
}
