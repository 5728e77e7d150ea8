import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Finding } from './finding'

const GIBIBYTE = 1024 ** 3

/** The folder that holds everything: is it ours, can it be written to, and how much room is there? */
export async function lookAtDataFolder(path: string): Promise<Finding> {
  const nearest = nearestThatExists(path)
  const { bavail, bsize } = await statfs(nearest)
  const found = `${path}${nearest === path ? '' : ' (made at the first start)'}, ${Math.floor((bavail * bsize) / GIBIBYTE)} GiB free`
  if (!isWritable(nearest)) {
    return { part: 'Data folder', state: 'missing', found, costs: `${nearest} cannot be written to; set STUDIOLO_DATA` }
  }
  const isOurs = process.getuid === undefined || nearest !== path || statSync(path).uid === process.getuid()
  if (isOurs) return { part: 'Data folder', state: 'good', found }
  const costs = 'it belongs to another user; start as that one, or set STUDIOLO_DATA'
  return { part: 'Data folder', state: 'weak', found, costs }
}

function nearestThatExists(path: string): string {
  return existsSync(path) ? path : nearestThatExists(dirname(path))
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
