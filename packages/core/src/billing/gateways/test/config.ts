import { z } from 'zod'
import { declareConfig } from '../../../kernel/config'
import type { Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { webVariables } from '../../../kernel/process-config'

const key = z.string().optional()

/** Open only on the demo instance (`STUDIOLO_DEMO=1`), and not even there once a key of a real gateway is set. */
export const testGatewayConfig = declareConfig(
  'test-gateway',
  { STUDIOLO_DEMO: webVariables.STUDIOLO_DEMO, STRIPE_SECRET_KEY: key, CREEM_API_KEY: key },
  (values) => ({
    isOpen:
      values.STUDIOLO_DEMO === '1' && values.STRIPE_SECRET_KEY === undefined && values.CREEM_API_KEY === undefined,
  }),
)

/** Throws NOT_FOUND where the test gateway is not open: there is no such thing outside the demo instance. */
export function requireTestGateway(ctx: Ctx): void {
  if (!ctx.config(testGatewayConfig).isOpen) {
    throw new AppError('NOT_FOUND', { message: 'the test gateway is open on the demo instance alone' })
  }
}
