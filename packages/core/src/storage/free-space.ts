import { statfs } from 'node:fs/promises'
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
export async function* guardFreeSpace(
  source: AsyncIterable<Buffer>,
  requireRoom: () => Promise<void>,
): AsyncGenerator<Buffer> {
  let unchecked = 0
  for await (const chunk of source) {
    unchecked += chunk.length
    if (unchecked >= CHECK_EVERY_BYTES) {
      unchecked = 0
      await requireRoom()
    }
    yield chunk
  }
}

/** A full disk or quota as STORAGE_FULL; everything else unchanged. */
export function toWriteError(thrown: unknown): unknown {
  return hasCode(thrown, 'ENOSPC', 'EDQUOT') ? storageFull({}, thrown) : thrown
}

/** A missing file as NOT_FOUND; everything else unchanged. */
export function toReadError(thrown: unknown): unknown {
  return isMissing(thrown) ? new AppError('NOT_FOUND', { cause: thrown }) : thrown
}

export function isMissing(thrown: unknown): boolean {
  return hasCode(thrown, 'ENOENT', 'ENOTDIR', 'EISDIR')
}

/** Is this an error of the operating system with one of these codes? */
export function hasCode(thrown: unknown, ...codes: string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code))
}

function storageFull(meta: Record<string, unknown>, cause?: unknown): AppError {
  return new AppError('STORAGE_FULL', { message: 'the storage has no room left', meta, cause })
}
