export { appRouter, type AppRouter } from './root'
export type { ApiContext } from './context'
export { createCallerFactory } from './trpc'
export { shapeError, type ErrorShape } from './errors/shape-error'
