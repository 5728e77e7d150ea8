/** Two ways of doing comparable work; each call does one unit of it. */
export interface Contest {
  yardstick: () => Promise<unknown>
  subject: () => Promise<unknown>
  /** How many run at the same time. Default 1. */
  concurrency?: number
  /** Default 5, the least that counts. */
  rounds?: number
}

export interface Comparison {
  /** Units per second of the subject over those of the yardstick: the median of the rounds. */
  ratio: number
  /** The yardstick against itself, measured the same way: the median of the rounds. */
  control: number
  rounds: number
  /** Units per second, medians of the rounds. */
  yardstickRate: number
  subjectRate: number
}

/** The line every benchmark ends with. */
export interface Verdict {
  name: string
  ratio?: number
  value?: number
  unit: string
  target: number
  rounds: number
  /** Outside 0.95–1.05 the machine was too busy and the run is void; fewer rounds than five are void, too. */
  control: number
  [detail: string]: unknown
}

const SLICE_MS = 60
const TURNS_A_ROUND = 20
const LEAST_ROUNDS = 5
const CONTROL_RANGE = [0.95, 1.05] as const

/**
 * Runs both in short turns, so that whatever else the machine does hits both. A round is twenty times yardstick, subject,
 * yardstick; the first and the second yardstick of the turns, which change places every time, are the control.
 */
export async function compareRates(contest: Contest): Promise<Comparison> {
  const { yardstick, subject, concurrency = 1, rounds = LEAST_ROUNDS } = contest
  for (const work of [yardstick, subject, yardstick, subject]) await runSlice(work, concurrency)

  const seen = {
    ratios: [] as number[],
    controls: [] as number[],
    yardsticks: [] as number[],
    subjects: [] as number[],
  }
  for (let round = 0; round < rounds; round++) {
    const [odd, even, own] = [new Tally(), new Tally(), new Tally()]
    for (let turn = 0; turn < TURNS_A_ROUND; turn++) {
      const [before, after] = turn % 2 === 0 ? [odd, even] : [even, odd]
      before.add(await runSlice(yardstick, concurrency))
      own.add(await runSlice(subject, concurrency))
      after.add(await runSlice(yardstick, concurrency))
    }
    const rate = (odd.rate + even.rate) / 2
    seen.ratios.push(own.rate / rate)
    seen.controls.push(even.rate / odd.rate)
    seen.yardsticks.push(rate)
    seen.subjects.push(own.rate)
  }
  return {
    ratio: median(seen.ratios),
    control: median(seen.controls),
    rounds,
    yardstickRate: median(seen.yardsticks),
    subjectRate: median(seen.subjects),
  }
}

interface Slice {
  units: number
  ms: number
}

class Tally {
  private units = 0
  private ms = 0

  add(slice: Slice): void {
    this.units += slice.units
    this.ms += slice.ms
  }

  get rate(): number {
    return (this.units / this.ms) * 1000
  }
}

/** As many units as fit into a slice; those under way at its end are finished and counted. */
async function runSlice(work: () => Promise<unknown>, concurrency: number): Promise<Slice> {
  const start = performance.now()
  let units = 0
  const lane = async () => {
    while (performance.now() - start < SLICE_MS) {
      await work()
      units += 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return { units, ms: performance.now() - start }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}

/** Three significant digits are all that such a measurement carries. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}

/** Prints the last line of a benchmark; a void run fails, so that nobody quotes it. */
export function report(verdict: Verdict): void {
  const [least, most] = CONTROL_RANGE
  const isVoid = !(verdict.control >= least && verdict.control <= most) || verdict.rounds < LEAST_ROUNDS
  if (isVoid) process.exitCode = 2
  process.stdout.write(`${JSON.stringify({ ...verdict, ...(isVoid ? { void: true } : {}) })}\n`)
}

/** The value below which `share` of them lie, by the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
