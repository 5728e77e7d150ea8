/** What the test file that runs has opened; a worker runs one file after the other. */
const opened: (() => unknown)[] = []

/** Closes something when the test file is through, what was opened last first. */
export function closeAtEnd(...closing: (() => unknown)[]): void {
  opened.push(...closing)
}

/** Closes all of it. The set-up that every test file shares calls it. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close()
}
