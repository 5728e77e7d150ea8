export * from './attempts'
export {
  defineProvider,
  ProviderRefusal,
  type Call,
  type Check,
  type Model,
  type Operation,
  type OutsideProvider,
  type Outcome,
  type Provider,
  type Result,
  type Started,
} from './define-provider'
export { defineLocalProvider } from './define-local-provider'
export { attemptMoved, render } from './jobs'
export { addProvider, findProvider, listProviders } from './registry'
export { routesConfig, routesFor, type Route } from './route-task'
