import { close, createReadStream, createWriteStream, fstat, open as openDescriptor } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type { Clock } from '../kernel/clock'
import { randomToken } from '../kernel/crypto'
import { AppError } from '../kernel/errors'
import type { ByteRange, Storage, StoredObject } from '../kernel/storage'
import {
  freeBytesOnDisk,
  guardFreeSpace,
  hasCode,
  isMissing,
  requireFreeSpace,
  toReadError,
  toWriteError,
  type FreeBytes,
} from './free-space'
import { requireKey, requirePrefix } from './keys'
import { signFileUrl } from './signed-url'

const [openFile, statFile, closeFile] = [promisify(openDescriptor), promisify(fstat), promisify(close)]
/** The read size that served best: fewer turns of the event loop per megabyte. */
const READ_CHUNK_BYTES = 1024 * 1024
const PARTIAL_FOLDER = '.partial'
const PARTIAL_STALE_MS = 10 * 60 * 1000

export interface DiskStorageOptions {
  /** The folder that holds the objects; made when missing. */
  root: string
  /** Signs file addresses; see `filesKey`. */
  signingKey: Uint8Array
  clock: Clock
  /** Nothing is written when less than this would stay free. Default 512 MiB. */
  minFreeBytes?: number
  /** Lifetime of signed addresses. Default 6 h. */
  urlSeconds?: number
  /** Asks the file system; replaced in tests. */
  freeBytes?: FreeBytes
}

export interface DiskStorage extends Storage {
  /** Removes what writers that died left half-written: not touched for ten minutes. Answers how many. */
  sweepPartial(): Promise<number>
}

/**
 * Objects as plain files under one folder. A write goes to a file of its own, is synced, and takes its name by rename,
 * so that a reader sees the old object, the new one, or none.
 */
export function createDiskStorage(options: DiskStorageOptions): DiskStorage {
  const {
    root,
    signingKey,
    clock,
    minFreeBytes = 512 * 1024 * 1024,
    urlSeconds = 6 * 3600,
    freeBytes = freeBytesOnDisk,
  } = options
  const partialDir = join(root, PARTIAL_FOLDER)
  const requireRoom = () => requireFreeSpace(root, minFreeBytes, freeBytes)

  function pathOf(key: string): string {
    requireKey(key)
    return join(root, key)
  }

  async function statKey(key: string): Promise<StoredObject | null> {
    try {
      const found = await stat(pathOf(key))
      return found.isFile() ? { key, sizeBytes: found.size, modifiedAt: found.mtime } : null
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Writes through a partial file; whatever goes wrong, nothing of it stays. */
  async function publish(key: string, write: (partial: string) => Promise<void>): Promise<StoredObject> {
    const path = pathOf(key)
    const partial = join(partialDir, randomToken(12))
    try {
      await mkdir(partialDir, { recursive: true })
      await requireRoom()
      await write(partial)
      await takeName(partial, path)
    } catch (error) {
      await rm(partial, { force: true })
      throw toWriteError(error)
    }
    return storedAt(key)
  }

  async function storedAt(key: string): Promise<StoredObject> {
    const stored = await statKey(key)
    if (!stored) throw new AppError('NOT_FOUND', { message: `vanished after it was stored: ${key}` })
    return stored
  }

  return {
    put: (key, body) =>
      publish(key, async (partial) => {
        await pipeline(
          body,
          (source) => guardFreeSpace(source, requireRoom),
          createWriteStream(partial, { flags: 'wx' }),
        )
        await syncFile(partial)
      }),

    async putFile(key, path) {
      const target = pathOf(key)
      try {
        await mkdir(root, { recursive: true })
        await requireRoom()
        await syncFile(path)
        await takeName(path, target)
        return await storedAt(key)
      } catch (error) {
        if (!hasCode(error, 'EXDEV')) throw toWriteError(error)
      }
      const stored = await publish(key, async (partial) => {
        await copyFile(path, partial)
        await syncFile(partial)
      })
      await rm(path, { force: true })
      return stored
    },

    get: async (key, range) => openStream(pathOf(key), key, range),
    stat: statKey,

    async fetchFile(key, path) {
      try {
        await link(pathOf(key), path)
      } catch (error) {
        if (!hasCode(error, 'EXDEV', 'EPERM', 'EMLINK')) throw toReadError(error)
        await copyFile(pathOf(key), path).catch((failure: unknown) => {
          throw toWriteError(toReadError(failure))
        })
      }
    },

    async remove(key) {
      const path = pathOf(key)
      await rm(path, { force: true })
      await pruneEmpty(root, dirname(path))
    },

    async removeAll(prefix) {
      requirePrefix(prefix)
      const path = join(root, prefix)
      await rm(path, { recursive: true, force: true })
      await pruneEmpty(root, dirname(path))
    },

    list: (prefix) => listUnder(root, prefix),

    async signedUrl(key, { seconds = urlSeconds, downloadName } = {}) {
      requireKey(key)
      return signFileUrl(signingKey, { key, now: clock.now(), seconds, downloadName })
    },

    async check() {
      try {
        await mkdir(partialDir, { recursive: true })
        const free = await freeBytes(root)
        if (free < minFreeBytes) return { ok: false, freeBytes: free, problem: `less than ${minFreeBytes} bytes free` }
        const probe = join(partialDir, `check-${randomToken(6)}`)
        await (await open(probe, 'wx')).close()
        await rm(probe)
        return { ok: true, freeBytes: free }
      } catch (error) {
        return { ok: false, problem: error instanceof Error ? error.message : String(error) }
      }
    },

    sweepPartial: () => sweepOlderThan(partialDir, PARTIAL_STALE_MS),
  }
}

/** On plain descriptors: streams of a FileHandle took a sixth more CPU. */
async function openStream(path: string, key: string, range: ByteRange | undefined): Promise<Readable> {
  const fd = await openFile(path, 'r').catch((error: unknown) => {
    throw toReadError(error)
  })
  const found = await statFile(fd)
  const isOutside = range && (range.start >= found.size || range.end < range.start)
  if (!found.isFile() || isOutside) {
    await closeFile(fd)
    if (!found.isFile()) throw new AppError('NOT_FOUND', { message: `not an object: ${key}` })
    throw new AppError('INVALID_INPUT', { message: `range outside ${key}` })
  }
  return createReadStream('', { fd, highWaterMark: READ_CHUNK_BYTES, start: range?.start, end: range?.end })
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Renames into place and syncs the folder, so that the name survives a power cut too. */
async function takeName(from: string, to: string): Promise<void> {
  for (let round = 1; ; round++) {
    await mkdir(dirname(to), { recursive: true })
    try {
      await rename(from, to)
      break
    } catch (error) {
      // A removal beside us may have pruned the folder between the two calls.
      if (!hasCode(error, 'ENOENT') || round === 3) throw error
    }
  }
  const folder = await open(dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function pruneEmpty(root: string, folder: string): Promise<void> {
  for (let path = folder; path.length > root.length; path = dirname(path)) {
    try {
      await rmdir(path)
    } catch {
      return
    }
  }
}

async function* listUnder(root: string, prefix: string): AsyncGenerator<StoredObject> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  if (folder !== '') requirePrefix(folder)
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const key = `${folder}${entry.name}`
    if (entry.name.startsWith('.') || !key.startsWith(prefix)) continue
    if (entry.isDirectory()) {
      yield* listUnder(root, `${key}/`)
      continue
    }
    const found = await stat(join(root, key)).catch(() => null)
    if (found?.isFile()) yield { key, sizeBytes: found.size, modifiedAt: found.mtime }
  }
}

async function sweepOlderThan(folder: string, ageMs: number): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  let removed = 0
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (!found || Date.now() - found.mtimeMs < ageMs) continue
    await rm(join(folder, name), { force: true })
    removed++
  }
  return removed
}
