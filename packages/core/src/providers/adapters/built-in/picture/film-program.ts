/** The program of a film's thread: a `FilmWork` comes as its data, `FilmNews` go out. */
import { parentPort, workerData } from 'node:worker_threads'
import { writeSoundscape } from '../sound/soundscape'
import type { FilmNews, FilmWork } from './film-thread'
import { openFrameFeed } from './frame-feed'
import { paintFrames } from './paint-frames'

const { scene, painted, soundPath, framesPath }: FilmWork = workerData
const tell = (news: FilmNews) => parentPort?.postMessage(news)

await writeSoundscape(scene, soundPath)
const feed = await openFrameFeed(framesPath, counted())
tell('ready')
await feed.handedOver

function* counted(): Generator<Buffer> {
  let framesPainted = 0
  for (const frame of paintFrames(scene, painted)) {
    yield frame
    tell({ framesPainted: ++framesPainted })
  }
}
