import { receiveEvent } from '../../inbox'
import { asSystem, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { findGateway } from '../gateways'
import { handleWebhook } from '../jobs'

/**
 * Takes a gateway's webhook: checks the signature over the raw body and keeps it for a job. Once this returns, the event
 * cannot be lost. Throws NOT_FOUND for a gateway that is not configured and INVALID_INPUT for a wrong signature.
 */
export async function receiveWebhook(ctx: Ctx, gatewayId: string, body: string, headers: Headers): Promise<void> {
  const gateway = findGateway(ctx, gatewayId)
  if (!gateway) throw new AppError('NOT_FOUND', { message: `no gateway ${gatewayId}` })
  const event = gateway.verify(ctx, body, headers)
  if (!event) throw new AppError('INVALID_INPUT', { message: `a webhook of ${gatewayId} with a wrong signature` })
  await receiveEvent(asSystem(ctx, gatewayId), { source: gateway.id, ...event, body }, handleWebhook)
}
