import { live } from './live'
import { apiKeys } from './routers/api-keys'
import { assets } from './routers/assets'
import { generation } from './routers/generation'
import { identity } from './routers/identity'
import { recipes } from './routers/recipes'
import { router } from './trpc'

/** All routers, one a noun. */
export const appRouter = router({ apiKeys, assets, generation, identity, live, recipes })

export type AppRouter = typeof appRouter
