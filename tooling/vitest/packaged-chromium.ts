import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface UnpackedChromium {
  executable: string
  /** Holds a Latin font. */
  fonts: string
  /** Set when the machine lacks libraries that Chromium needs. */
  libraries?: string
}

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

/** Unpacks the Chromium from npm once, whole or not at all, however many ask at the same time. */
export async function unpackChromium(folder: string): Promise<UnpackedChromium> {
  const target = join(cache, `chromium-${versionOf(folder)}`)
  if (!existsSync(target)) await unpack(folder, target)
  const executable = join(target, 'chromium')
  const lacksLibraries = /not found/.test(spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '')
  return { executable, fonts: join(target, 'fonts'), ...(lacksLibraries && { libraries: join(target, 'al2023/lib') }) }
}

async function unpack(folder: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const fresh = await mkdtemp(`${target}.`)
  // The package unpacks beside the system's temporary files; two runs at once would meet half a file there.
  const before = process.env.TMPDIR
  process.env.TMPDIR = fresh
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of archives) await inflate(join(folder, archive))
    await rename(fresh, target).catch(async (error: unknown) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Changes with the package, so that an update is unpacked anew. */
function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(folder), 'package.json'), 'utf8')) as { version: string }
  return version
}
