import { z } from 'zod'
import { DAY_MS } from '../kernel/clock'
import { declareConfig } from '../kernel/config'

/** PAYMENT_GRACE_DAYS: how long a plan stays when a renewal is not paid, 0 to 90. Default 7. */
export const graceConfig = declareConfig(
  'payment-grace',
  { PAYMENT_GRACE_DAYS: z.coerce.number().int().min(0).max(90).default(7) },
  (values) => ({ graceMs: values.PAYMENT_GRACE_DAYS * DAY_MS }),
)
