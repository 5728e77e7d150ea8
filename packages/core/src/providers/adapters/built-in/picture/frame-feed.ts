import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface FrameFeed {
  /** Ends when every frame has been handed over, or the reader has gone. */
  done: Promise<void>
  close(): Promise<void>
}

/**
 * Hands frames to whoever connects to a socket in the scratch folder: a pipe that needs no descriptor of the child and
 * no network. Frames are painted only as fast as they are taken.
 */
export async function openFrameFeed(path: string, frames: AsyncIterable<Buffer>): Promise<FrameFeed> {
  let reader: Socket | undefined
  const server = createServer()
  const done = once(server, 'connection').then(async ([socket]: unknown[]) => {
    reader = socket as Socket
    await feed(reader, frames)
  })
  // Whoever waits for the child learns of its end there; a feed nobody took is no trouble of its own.
  done.catch(() => {})
  server.listen(path)
  await once(server, 'listening')
  return {
    done,
    async close() {
      reader?.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function feed(socket: Socket, frames: AsyncIterable<Buffer>): Promise<void> {
  let gone = false
  socket.on('error', () => {})
  socket.once('close', () => (gone = true))
  for await (const frame of frames) {
    if (gone) return
    if (!socket.write(frame)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  socket.end()
}
