import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../kernel/errors'

const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/

/**
 * Gives `body` a new folder `<root>/<owner>/<name>-…` and removes it afterwards, whatever happened. `owner` is who may
 * be found dead later (a worker's id): `sweepScratch` removes what the dead left.
 */
export async function withScratch<T>(
  root: string,
  owner: string,
  name: string,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  for (const part of [owner, name]) {
    if (!NAME.test(part))
      throw new AppError('INTERNAL', { message: `not a name for a scratch folder: ${JSON.stringify(part)}` })
  }
  await mkdir(join(root, owner), { recursive: true })
  const folder = await mkdtemp(join(root, owner, `${name}-`))
  try {
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Removes the folders of every owner that `isAlive` denies. Answers the owners whose folders went. */
export async function sweepScratch(
  root: string,
  isAlive: (owner: string) => boolean | Promise<boolean>,
): Promise<string[]> {
  const owners = await readdir(root).catch(() => [])
  const removed: string[] = []
  for (const owner of owners) {
    if (await isAlive(owner)) continue
    await rm(join(root, owner), { recursive: true, force: true, maxRetries: 3 })
    removed.push(owner)
  }
  return removed
}
