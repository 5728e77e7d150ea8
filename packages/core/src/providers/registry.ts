import { builtIn } from './adapters/built-in/adapter'
import type { Provider } from './define-provider'

const registry: Provider[] = [builtIn]

/** All providers this process knows, in the order they are asked where nothing else is configured. */
export function listProviders(): readonly Provider[] {
  return registry
}

export function findProvider(id: string): Provider | undefined {
  return registry.find((provider) => provider.id === id)
}

/** Adds an adapter at start: an operator's own, or a test's. Answers how to take it out again. */
export function addProvider(provider: Provider): () => void {
  registry.unshift(provider)
  return () => void registry.splice(registry.indexOf(provider), 1)
}
