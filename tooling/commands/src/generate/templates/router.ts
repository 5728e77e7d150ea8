import type { Name } from '../names'

export function routerRecord({ camel, title }: Name): string {
  return `import type { TRPCRouterRecord } from '@trpc/server'

/** ${title} over the wire: each procedure is one line over a verb of core, \`list: procedure.query(({ ctx }) => listThem(ctx))\`. */
export const ${camel} = {} satisfies TRPCRouterRecord
`
}
