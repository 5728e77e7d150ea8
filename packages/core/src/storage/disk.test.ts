import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../kernel/clock'
import { createDiskStorage, type DiskStorageOptions } from './disk'
import { testStorage } from './storage-suite'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disk-storage-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const disk = (options: Partial<DiskStorageOptions> = {}) =>
  createDiskStorage({
    root: join(root, 'storage'),
    signingKey: Buffer.alloc(32, 1),
    clock: systemClock,
    minFreeBytes: 0,
    ...options,
  })

testStorage('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-suite-'))
  const storage = createDiskStorage({
    root: folder,
    signingKey: Buffer.alloc(32, 1),
    clock: systemClock,
    minFreeBytes: 0,
  })
  return { storage, close: () => rm(folder, { recursive: true, force: true }) }
})

/** A body that fails the way a full disk does. */
const untilFull = () =>
  Readable.from(
    (function* () {
      yield Buffer.alloc(1024)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    })(),
  )

test('a full disk is STORAGE_FULL and leaves nothing behind', async () => {
  await expect(disk().put('a/b', untilFull())).rejects.toMatchObject({ kind: 'STORAGE_FULL' })
  expect(await readdir(join(root, 'storage'), { recursive: true })).toEqual(['.partial'])
})

test('below the minimum of free space nothing is written, and the check says why', async () => {
  const storage = disk({ minFreeBytes: 1000, freeBytes: async () => 999 })
  await writeFile(join(root, 'file'), 'x')
  await expect(storage.put('a/b', Readable.from([Buffer.from('x')]))).rejects.toMatchObject({ kind: 'STORAGE_FULL' })
  await expect(storage.putFile('a/b', join(root, 'file'))).rejects.toMatchObject({
    kind: 'STORAGE_FULL',
    meta: { freeBytes: 999 },
  })
  expect(await storage.stat('a/b')).toBeNull()
  expect(await storage.check()).toMatchObject({ ok: false, freeBytes: 999 })
})

test('a disk that fills while a long body arrives stops it', async () => {
  let free = 100
  const storage = disk({ minFreeBytes: 50, freeBytes: async () => free })
  const body = Readable.from(
    (function* () {
      for (let sent = 0; sent < 80; sent++) {
        if (sent === 40) free = 10
        yield Buffer.alloc(1024 * 1024)
      }
    })(),
  )
  await expect(storage.put('a/long', body)).rejects.toMatchObject({ kind: 'STORAGE_FULL' })
  expect(await readdir(join(root, 'storage', '.partial'))).toEqual([])
})

test('a file on the same file system is moved and fetched as a link, not copied', async () => {
  const path = join(root, 'made')
  await writeFile(path, 'content')
  const { ino } = await stat(path)
  await disk().putFile('a/b', path)
  expect((await stat(join(root, 'storage/a/b'))).ino).toBe(ino)
  await expect(stat(path)).rejects.toThrow('ENOENT')
  await disk().fetchFile('a/b', join(root, 'again'))
  expect((await stat(join(root, 'again'))).ino).toBe(ino)
})

test('an emptied folder does not stay', async () => {
  const storage = disk()
  await storage.put('a/b/c', Readable.from([Buffer.from('x')]))
  await storage.remove('a/b/c')
  expect(await readdir(join(root, 'storage'))).toEqual(['.partial'])
})

test('the sweep takes what a dead writer left and spares a living one', async () => {
  const storage = disk()
  await storage.check()
  const partial = join(root, 'storage', '.partial')
  await writeFile(join(partial, 'dead'), 'x')
  await writeFile(join(partial, 'alive'), 'x')
  const longAgo = new Date(Date.now() - 3_600_000)
  await utimes(join(partial, 'dead'), longAgo, longAgo)
  expect(await storage.sweepPartial()).toBe(1)
  expect(await readdir(partial)).toEqual(['alive'])
})

test('a storage that cannot be written to says so', async () => {
  await writeFile(join(root, 'storage'), 'a file where the folder should be')
  expect(await disk().check()).toMatchObject({ ok: false, problem: expect.stringContaining('ENOTDIR') })
})
