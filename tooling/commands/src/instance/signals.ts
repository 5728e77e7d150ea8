/** Resolves when somebody wants us to end: Ctrl-C, `kill`, a closed terminal, or the death of the process that started us. */
export function stopRequested(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    process.once('disconnect', () => resolve('the parent process ended'))
    process.channel?.unref()
  })
}
