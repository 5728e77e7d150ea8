import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface FrameFeed {
  /** Resolves when the reader has every frame or went early; rejects with what went wrong while painting. */
  handedOver: Promise<void>
}

/**
 * Hands frames to whoever connects to a socket in the scratch folder: a pipe that needs no descriptor of the child and
 * no network. Frames are painted only as fast as they are taken.
 */
export async function openFrameFeed(path: string, frames: Iterable<Buffer>): Promise<FrameFeed> {
  const server = createServer()
  await listenAt(server, path)
  return { handedOver: handOver(server, frames) }
}

async function handOver(server: Server, frames: Iterable<Buffer>): Promise<void> {
  const [socket] = await once(server, 'connection')
  server.close()
  let broken: { error: unknown } | undefined
  function* watched() {
    try {
      yield* frames
    } catch (error) {
      broken = { error }
      throw error
    }
  }
  // A reader that goes early tells why by its own end.
  await pipeline(Readable.from(watched(), { highWaterMark: 2 }), socket).catch(() => {})
  if (broken) throw broken.error
}

/** A socket's address holds about a hundred bytes, fewer than many a folder's name: a short link leads to the folder. */
async function listenAt(server: Server, path: string): Promise<void> {
  const alias = await mkdtemp(join(tmpdir(), 'studiolo-'))
  try {
    await symlink(dirname(path), join(alias, 'to'))
    server.listen(join(alias, 'to', basename(path)))
    await once(server, 'listening')
  } finally {
    await rm(alias, { recursive: true, force: true })
  }
}
