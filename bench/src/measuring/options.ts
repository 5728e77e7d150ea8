import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** At least five, or the run is void. */
  rounds: number
  /** One round of short turns: to see that it runs. */
  isQuick: boolean
  /** Of `ledger` alone: where pgledger's SQL lies, to run beside. */
  pgledger?: string
}

const ROUNDS = 5

/** `--rounds <n>` (default 5), `--quick` and `--pgledger <folder or file>` from the command line. */
export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: String(ROUNDS) },
      quick: { type: 'boolean', default: false },
      pgledger: { type: 'string' },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError(`--rounds ${values.rounds}: a whole number from 1`)
  return { rounds: values.quick ? 1 : rounds, isQuick: values.quick, pgledger: values.pgledger }
}
