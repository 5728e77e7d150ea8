import type { TestProject } from 'vitest/node'
import { startInstance, type InstanceFacts } from './harness/instance'

declare module 'vitest' {
  interface ProvidedContext {
    instance: InstanceFacts
  }
}

/** One instance for all journeys of a run, started and stopped as a person does. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { facts, stop } = await startInstance()
  project.provide('instance', facts)
  return stop
}
