import { handleEvent } from '../../inbox'
import { implementJob } from '../../jobs'
import { askGateway, findGateway } from '../gateways'
import { GatewayError } from '../gateways/gateway'
import { handleWebhook } from '../jobs'
import { bookFacts } from './book-facts'

/** Reads what a kept webhook says and books it, once; asked again while its gateway cannot be. */
export const handleWebhookJob = implementJob(handleWebhook, (ctx, { id }) =>
  handleEvent(
    ctx,
    id,
    async ({ source, body }) => {
      const gateway = findGateway(ctx, source)
      if (!gateway) throw new GatewayError('unknown', `${source} is not configured any more`)
      return { gateway: gateway.id, facts: await askGateway((signal) => gateway.readFacts(ctx, body, signal)) }
    },
    (ctx, { gateway, facts }) => bookFacts(ctx, gateway, facts),
  ),
)
