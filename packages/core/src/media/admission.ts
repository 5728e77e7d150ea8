interface Waiting {
  memoryMb: number
  admit: () => void
}

export interface Admission {
  /** Waits until there is room for `memoryMb`, runs the body, and gives the room back. Throws the signal's reason. */
  run<T>(memoryMb: number, signal: AbortSignal | undefined, body: () => Promise<T>): Promise<T>
  /** For the worker's row: what is taken now, and how many wait. */
  load(): { takenMb: number; limitMb: number; waiting: number }
}

/**
 * Memory is asked for before a run starts. First come, first served: a large run is not overtaken for ever by small
 * ones. A run larger than the limit is let in alone.
 */
export function createAdmission(limitMb: number): Admission {
  const queue: Waiting[] = []
  let takenMb = 0

  function admitNext(): void {
    for (let next = queue[0]; next && (takenMb === 0 || takenMb + next.memoryMb <= limitMb); next = queue[0]) {
      queue.shift()
      takenMb += next.memoryMb
      next.admit()
    }
  }

  async function enter(memoryMb: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    const admitted = Promise.withResolvers<void>()
    const entry: Waiting = { memoryMb, admit: admitted.resolve }
    const leave = () => {
      const at = queue.indexOf(entry)
      if (at < 0) return
      queue.splice(at, 1)
      admitted.reject(signal?.reason)
      admitNext()
    }
    signal?.addEventListener('abort', leave, { once: true })
    queue.push(entry)
    admitNext()
    try {
      await admitted.promise
    } finally {
      signal?.removeEventListener('abort', leave)
    }
  }

  return {
    async run(memoryMb, signal, body) {
      await enter(memoryMb, signal)
      try {
        return await body()
      } finally {
        takenMb -= memoryMb
        admitNext()
      }
    },
    load: () => ({ takenMb, limitMb, waiting: queue.length }),
  }
}
