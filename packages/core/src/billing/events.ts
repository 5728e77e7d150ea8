import { orderStates, subscriptionStates } from '@studiolo/db/states/billing'
import { z } from 'zod'
import { declareEvent } from '../notify'

/** An order was paid, refunded or given up: the balance may have moved with it. */
export const orderChanged = declareEvent('order.changed', z.object({ id: z.string(), state: z.enum(orderStates) }))

/** A subscription began, changed or ended: plan and limits may have changed with it. */
export const subscriptionChanged = declareEvent(
  'subscription.changed',
  z.object({ id: z.string(), state: z.enum(subscriptionStates) }),
)
