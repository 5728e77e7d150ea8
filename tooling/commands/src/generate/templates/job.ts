import type { Name } from '../names'

/** The head of a room's first jobs.ts. */
export function jobsFile(): string {
  return `import { z } from 'zod'
import { declareJob } from '../jobs'
`
}

export function jobDeclaration(id: string, { camel, title }: Name): string {
  return `/** ${title}. New fields of the payload must be optional: old jobs may still wait. */
export const ${camel} = declareJob('${id}', z.object({}))
`
}

export function jobImplementation(id: string, { camel }: Name): string {
  return `import { implementJob } from '../jobs'
import { ${camel} } from './jobs'

/** Runs again when a worker died over it: a second run must find the work of the first and change nothing. */
export const ${camel}Job = implementJob(${camel}, async (ctx, _payload, { attempt }) => {
  ctx.log.info({ attempt }, '${id} ran')
})
`
}

/** A room's door for the worker, with no job behind it yet. */
export function workerDoor(): string {
  return `import type { JobHandler } from '../jobs'

export const jobHandlers: readonly JobHandler[] = []
`
}
