import { statfs } from 'node:fs/promises'
import { Transform, type TransformCallback } from 'node:stream'
import { AppError } from '../kernel/errors'

const CHECK_EVERY_BYTES = 32 * 1024 * 1024

/** Answers the bytes an unprivileged process may still write under a folder. */
export type FreeBytes = (folder: string) => Promise<number>

export const freeBytesOnDisk: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Throws STORAGE_FULL when less than `minFreeBytes` would stay free. */
export async function requireFreeSpace(folder: string, minFreeBytes: number, freeBytes: FreeBytes): Promise<void> {
  const free = await freeBytes(folder)
  if (free < minFreeBytes) throw storageFull({ freeBytes: free, minFreeBytes })
}

/** Passes bytes through and asks again for free space every 32 MiB: a disk fills while a long file is written. */
export function guardFreeSpace(require: () => Promise<void>): Transform {
  let unchecked = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      unchecked += chunk.length
      if (unchecked < CHECK_EVERY_BYTES) return done(null, chunk)
      unchecked = 0
      require().then(() => done(null, chunk), done)
    },
  })
}

/** A full disk or quota as STORAGE_FULL, a missing file as NOT_FOUND; everything else unchanged. */
export function toStorageError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof AppError || !('code' in thrown)) return thrown
  if (thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT') return storageFull({}, thrown)
  if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR' || thrown.code === 'EISDIR')
    return new AppError('NOT_FOUND', { cause: thrown })
  return thrown
}

function storageFull(meta: Record<string, unknown>, cause?: unknown): AppError {
  return new AppError('STORAGE_FULL', { message: 'the storage has no room left', meta, cause })
}
