import type { AppRouter } from '@studiolo/api'
import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'

/** The procedures in the browser: `trpc.generation.list.useQuery(…)`. */
export const trpc = createTRPCReact<AppRouter>()

export type Outputs = inferRouterOutputs<AppRouter>
