import { z } from 'zod'
import { appUrlConfig } from '../../../kernel/app-url'
import { declareConfig } from '../../../kernel/config'
import type { Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { webVariables } from '../../../kernel/process-config'

const text = z.string().optional()
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

/**
 * Open only on the demo instance (`STUDIOLO_DEMO=1`) that nobody reaches from another machine: whoever does could buy
 * credits for nothing. Not even there once a key of a real gateway is set. `exposedBy`: the variable (`HOST`, where it
 * listens, or `APP_URL`, what people type) that alone keeps it closed.
 */
export const testGatewayConfig = declareConfig(
  'test-gateway',
  {
    STUDIOLO_DEMO: webVariables.STUDIOLO_DEMO,
    STRIPE_SECRET_KEY: text,
    CREEM_API_KEY: text,
    HOST: z.string().default('127.0.0.1'),
    APP_URL: text,
  },
  (values) => {
    const hasRealGateway = values.STRIPE_SECRET_KEY !== undefined || values.CREEM_API_KEY !== undefined
    const isWanted = values.STUDIOLO_DEMO === '1' && !hasRealGateway
    const exposedBy = isWanted ? exposureOf(values) : null
    return { isOpen: isWanted && exposedBy === null, exposedBy }
  },
)

function exposureOf(values: { HOST: string; APP_URL?: string | undefined }): 'HOST' | 'APP_URL' | null {
  if (!LOOPBACK.test(values.HOST)) return 'HOST'
  return LOOPBACK.test(new URL(appUrlConfig.parse(values).origin).hostname) ? null : 'APP_URL'
}

/** Throws NOT_FOUND where the test gateway is not open: there is no such thing outside the demo instance. */
export function requireTestGateway(ctx: Ctx): void {
  if (!ctx.config(testGatewayConfig).isOpen) {
    throw new AppError('NOT_FOUND', { message: 'the test gateway is open on the demo instance alone' })
  }
}
