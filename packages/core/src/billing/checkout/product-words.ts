import type { GatewayProduct } from '../gateways/gateway'
import type { Sold } from './compare-products'

/** How a product of ours is called and described at a gateway, in English: its buyers read it there. */
export function productWords({ mode, id, name, credits }: Sold): { name: string; description: string } {
  const called = name ?? `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`
  return mode === 'payment'
    ? { name: `${called}: ${credits} credits`, description: `${credits} credits, bought once.` }
    : { name: `${called} plan`, description: `${credits} credits every month.` }
}

/** Does the name of a product promise other credits than these? Such as one of ours that was sold before. */
export function isCalledForOthers({ name }: GatewayProduct, { credits }: Sold): boolean {
  const promised = /(\d+) credits/.exec(name ?? '')?.[1]
  return promised !== undefined && Number(promised) !== credits
}
