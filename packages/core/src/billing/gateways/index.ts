import type { GatewayId } from '@studiolo/db/states/billing'
import type { Config } from '../../kernel/config'
import type { Ctx } from '../../kernel/context'
import { creemConfig, creemDoor } from './creem'
import { GatewayError, type Gateway, type GatewayDoor } from './gateway'
import { stripeConfig, stripeDoor } from './stripe'
import { testDoor, testGatewayConfig } from './test'

/** In the order in which they are asked. */
const doors: readonly GatewayDoor[] = [stripeDoor, creemDoor, testDoor]

/** What they read from the environment, checked at start. */
export const gatewayConfigs: readonly Config<unknown>[] = [stripeConfig, creemConfig, testGatewayConfig]

/** How long a gateway may take before the next one is asked. */
const PATIENCE_MS = 5000

const opened = new WeakMap<Ctx['config'], readonly Gateway[]>()

/** The gateways this instance is configured for, in the order in which they are asked. */
export function openGateways(ctx: Ctx): readonly Gateway[] {
  const gateways = opened.get(ctx.config) ?? doors.flatMap((door) => door.open(ctx.config) ?? [])
  opened.set(ctx.config, gateways)
  return gateways
}

/** Null for one that is not configured. */
export function findGateway(ctx: Ctx, id: string): Gateway | null {
  return openGateways(ctx).find((gateway) => gateway.id === id) ?? null
}

/** The same; GatewayError `refused` for one whose keys are gone. */
export function requireGateway(ctx: Ctx, id: GatewayId): Gateway {
  const gateway = findGateway(ctx, id)
  if (!gateway) throw new GatewayError('refused', `${id} is not configured any more`)
  return gateway
}

/** Does a gateway send word of how disputes end? One that is not configured any more sends none. */
export function tellsDisputeEnds(ctx: Ctx, id: GatewayId): boolean {
  const gateway = findGateway(ctx, id)
  return gateway !== null && gateway.readPayment === undefined
}

/** Asks a gateway, five seconds at most; whatever it throws is a GatewayError, `unknown` unless it says otherwise. */
export async function askGateway<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await ask(AbortSignal.timeout(PATIENCE_MS))
  } catch (error) {
    if (error instanceof GatewayError) throw error
    throw new GatewayError('unknown', String(error), { cause: error })
  }
}
