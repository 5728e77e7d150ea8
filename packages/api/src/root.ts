import { live } from './live'
import { router } from './trpc'

/** All routers, one a noun. */
export const appRouter = router({ live })

export type AppRouter = typeof appRouter
