import { z } from 'zod'
import { declareConfig } from '../kernel/config'
import type { Ctx } from '../kernel/context'
import type { TaskCapability } from './contract'
import type { Model, Provider } from './define-provider'
import { listProviders } from './registry'

/** `PROVIDER_ROUTES="text-to-video=kling>built-in speech=built-in"`: who is asked first, by capability. */
export const routesConfig = declareConfig(
  'provider-routes',
  {
    PROVIDER_ROUTES: z
      .string()
      .regex(/^(\s*[a-z-]+=[a-z0-9->]+\s*)*$/, 'looks like "text-to-video=one>other speech=one"')
      .optional(),
  },
  (values) =>
    new Map(
      (values.PROVIDER_ROUTES ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((part): [string, string[]] => {
          const [capability = '', route = ''] = part.split('=')
          return [capability, route.split('>')]
        }),
    ),
)

export interface Route {
  provider: Provider
  model: Model
}

/** Who can do this, in the order they are to be asked. */
export function routesFor(ctx: Ctx, capability: TaskCapability): Route[] {
  const order = ctx.config(routesConfig).get(capability)
  const chosen = order
    ? order.flatMap((id) => listProviders().filter((provider) => provider.id === id))
    : listProviders()
  return chosen.flatMap((provider) => {
    const model = provider.models.find((model) => model.capability === capability)
    return model ? [{ provider, model }] : []
  })
}
