import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface FrameFeed {
  /** Throws what went wrong while painting: the reader only saw the picture end early. */
  throwIfBroken(): void
  close(): void
}

/**
 * Hands frames to whoever connects to a socket in the scratch folder: a pipe that needs no descriptor of the child and
 * no network. Frames are painted only as fast as they are taken.
 */
export async function openFrameFeed(path: string, frames: AsyncIterable<Buffer>): Promise<FrameFeed> {
  let broken: { error: unknown } | undefined
  let reader: Socket | undefined
  async function* watched() {
    try {
      yield* frames
    } catch (error) {
      broken = { error }
      throw error
    }
  }
  const server = createServer((socket) => {
    reader = socket
    server.close()
    // A reader that goes early tells why by its own end.
    pipeline(Readable.from(watched(), { highWaterMark: 2 }), socket).catch(() => {})
  })
  await listenAt(server, path)
  return {
    throwIfBroken() {
      if (broken) throw broken.error
    },
    close() {
      reader?.destroy()
      if (server.listening) server.close()
    },
  }
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
