import { watch } from 'node:fs'
import { startChild, type Child, type ChildOptions } from './child'

const SETTLE_MS = 200

/** A process that is started anew when a source file changes; when it ends by itself it waits for the next change. */
export async function startWatchedChild(options: ChildOptions, folders: string[], patienceMs: number): Promise<Child> {
  let current = await startChild(options)
  let turn: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const restart = async () => {
    if (isOver) return
    await current.stop(patienceMs)
    current = await startChild(options)
  }
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (!file || !/\.tsx?$/.test(file) || /node_modules|\.test\.tsx?$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(() => (turn = turn.then(restart)), SETTLE_MS)
    }),
  )
  return {
    name: options.name,
    logFile: options.logFile,
    ended: new Promise(() => {}),
    lastWords: () => current.lastWords(),
    async stop(patience) {
      isOver = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await turn
      await current.stop(patience)
    },
  }
}
