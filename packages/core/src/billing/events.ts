import { orderStates } from '@studiolo/db/states/billing'
import { z } from 'zod'
import { declareEvent } from '../notify'

/** An order was paid, refunded or given up: the balance may have moved with it. */
export const orderChanged = declareEvent('order.changed', z.object({ id: z.string(), state: z.enum(orderStates) }))
