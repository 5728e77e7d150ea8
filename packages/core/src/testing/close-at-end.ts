/** What the test file that runs has opened; a worker runs one file after the other. */
const opened: (() => unknown)[] = []

/** Closes something when the test file is through, what was opened last first. */
export function closeAtEnd(...closing: (() => unknown)[]): void {
  opened.push(...closing)
}

/** Closes all of it, also when some of it cannot be closed. The set-up that every test file shares calls it. */
export async function closeAll(): Promise<void> {
  const failures: unknown[] = []
  for (const close of opened.splice(0).toReversed()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what a test file opened could not be closed')
}
