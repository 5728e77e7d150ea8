import { router } from './trpc'

/** All routers, one a noun. */
export const appRouter = router({})

export type AppRouter = typeof appRouter
