/** A part of the work in which a process may die: an event is taken from the gateway, or what it says is booked. */
export type Stage = 'receive' | 'handle'

/** A place to die at, in an order where it was reached. */
export interface CrashAim {
  stage: Stage
  event: string
  /** Before this statement, counted from 0. */
  statement: number
  /** Which of the orders. */
  order: number
}

/** How often the process has died before each statement of each stage of each event. */
export class CrashCoverage {
  private readonly wanted: number
  private readonly points = new Map<string, { died: number; aim: CrashAim }>()

  /** `wanted`: how often at each. */
  constructor(wanted: number) {
    this.wanted = wanted
  }

  /** `statements`: how many were begun; the last of them is where it died, or it did not (null). */
  note(
    { statement: diedAt, ...place }: Omit<CrashAim, 'statement'> & { statement: number | null },
    statements: number,
  ) {
    for (let statement = 0; statement < statements; statement++) {
      const name = `${place.stage} ${place.event} ${statement}`
      const point = this.points.get(name) ?? { died: 0, aim: { ...place, statement } }
      if (statement === diedAt) point.died++
      this.points.set(name, point)
    }
  }

  /** Where it has died too rarely. */
  rare(): CrashAim[] {
    return [...this.points.values()].filter(({ died }) => died < this.wanted).map(({ aim }) => aim)
  }

  /** For people: how many places there are, and how often it died at the rarest. */
  summary(): string {
    const died = [...this.points.values()].map((point) => point.died)
    return `${died.length} places to die at, each at least ${Math.min(...died)} times, ${died.reduce((a, b) => a + b, 0)} in all`
  }
}
