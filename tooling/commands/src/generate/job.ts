import { CommandError } from '../run-command'
import type { Draft } from './draft'
import { countDeclarations } from './declarations'
import { addEntry, addImport, ensureImport } from './edits'
import { readName } from './names'
import { jobDeclaration, jobImplementation, jobsFile, workerDoor } from './templates/job'

const core = 'packages/core/src'
const registry = 'apps/worker/src/registry.ts'
/** They stand on the jobs room's floor or below, and cannot declare any. */
const withoutJobs = new Set(['kernel', 'jobs', 'audit', 'errors', 'metrics', 'testing'])

/** A job's declaration, its implementation and its line in the room's worker.ts; the first of a room opens its doors too. */
export function planJob(draft: Draft, given: string): string[] {
  const [roomName = '', verbName, ...rest] = given.split('.')
  if (!verbName || rest.length > 0)
    throw new CommandError(`"${given}" does not name a job: <room>.<verb>, e.g. identity.mail-digest.`)
  const room = readName(roomName)
  const verb = readName(verbName)
  const folder = `${core}/${room.kebab}`
  if (!draft.exists(`${folder}/index.ts`)) throw new CommandError(`There is no room ${folder}.`)
  if (withoutJobs.has(room.kebab)) throw new CommandError(`The room ${room.kebab} lies too low to have jobs.`)

  const jobs = `${folder}/jobs.ts`
  if (!draft.exists(jobs)) draft.make(jobs, jobsFile(), verb.camel)
  const declared = draft.read(jobs)
  if (declared.includes(`'${given}'`) || countDeclarations(declared, verb.camel) > 0)
    throw new CommandError(`${jobs} declares ${given} already, or something called ${verb.camel}.`)
  draft.edit(jobs, (text) =>
    ensureImport(ensureImport(text, 'z', 'zod'), 'declareJob', '../jobs').concat(`\n${jobDeclaration(given, verb)}`),
  )
  draft.make(`${folder}/${verb.kebab}.job.ts`, jobImplementation(given, verb), verb.camel)

  const door = `${folder}/worker.ts`
  if (!draft.exists(door)) draft.make(door, workerDoor(), verb.camel)
  draft.edit(door, (text) =>
    addEntry(
      addImport(text, `${verb.camel}Job`, `./${verb.kebab}.job`),
      /export const jobHandlers: (?:readonly )?JobHandler\[\] = \[/,
      `${verb.camel}Job`,
    ),
  )
  const specifier = `@studiolo/core/${room.kebab}/worker`
  if (!draft.read(registry).includes(`'${specifier}'`)) {
    draft.edit(registry, (text) =>
      addEntry(
        addImport(text, `jobHandlers as ${room.camel}`, specifier),
        /export const jobHandlers: (?:readonly )?JobHandler\[\] = \[/,
        `...${room.camel}`,
      ),
    )
  }
  return [
    `Give it its payload (and, if it runs by itself, a cron) in ${jobs}.`,
    `Do the work in ${folder}/${verb.kebab}.job.ts; a repeat must do no harm.`,
    `Enqueue it inside the transaction that makes it necessary: enqueue(ctx, ${verb.camel}, {}).`,
  ]
}
