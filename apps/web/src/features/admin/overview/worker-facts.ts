import { z } from 'zod'

const warning = z.discriminatedUnion('code', [
  z.object({ code: z.literal('ffmpeg-old'), version: z.string(), year: z.number() }),
  z.object({ code: z.literal('no-sandbox'), reason: z.string() }),
  z.object({ code: z.literal('sandbox-files-writable') }),
  z.object({ code: z.literal('missing-feature'), feature: z.string() }),
])
export type WorkerWarning = z.output<typeof warning>

const facts = z.object({
  hostname: z.string().optional().catch(undefined),
  cpus: z.number().optional().catch(undefined),
  memoryMb: z.number().optional().catch(undefined),
  node: z.string().optional().catch(undefined),
  ffmpeg: z.object({ version: z.string(), source: z.string() }).optional().catch(undefined),
  sandbox: z.object({ kind: z.string() }).optional().catch(undefined),
  /** Of the last 1, 5 and 15 minutes. */
  load: z.array(z.number()).optional().catch(undefined),
  warnings: z.array(z.unknown()).catch([]).default([]),
})

export type WorkerFacts = Omit<z.output<typeof facts>, 'warnings'> & { warnings: WorkerWarning[] }

/** What a worker said of itself, as far as it is understood: one of another version may say less, or more. */
export function readWorkerFacts(said: Record<string, unknown>): WorkerFacts {
  const { warnings, ...rest } = facts.parse(said)
  const known = warnings.map((one) => warning.safeParse(one)).flatMap((one) => (one.success ? [one.data] : []))
  return { ...rest, warnings: known }
}
