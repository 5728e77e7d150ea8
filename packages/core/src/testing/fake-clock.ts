import { addMs, type Clock } from '../kernel/clock'

/** A clock that stands still until the test moves it. */
export interface FakeClock extends Clock {
  advance(ms: number): void
  set(date: Date): void
}

/** Starts at a fixed instant, so that nothing depends on the day of the run. */
export function createFakeClock(start = new Date('2026-01-15T12:00:00.000Z')): FakeClock {
  let now = start
  return {
    now: () => now,
    advance: (ms) => void (now = addMs(now, ms)),
    set: (date) => void (now = date),
  }
}
