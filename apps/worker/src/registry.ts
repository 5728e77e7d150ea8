import { jobHandlers as assets } from '@studiolo/core/assets/worker'
import { jobHandlers as billing } from '@studiolo/core/billing/worker'
import { jobHandlers as credits } from '@studiolo/core/credits/worker'
import { jobHandlers as generation } from '@studiolo/core/generation/worker'
import { jobHandlers as identity } from '@studiolo/core/identity/worker'
import type { JobHandler } from '@studiolo/core/jobs'
import { jobHandlers as notifications } from '@studiolo/core/notifications/worker'
import { jobHandlers as notify } from '@studiolo/core/notify/worker'
import { jobHandlers as ops } from '@studiolo/core/ops/worker'
import { jobHandlers as providers } from '@studiolo/core/providers/worker'
import { jobHandlers as rateLimit } from '@studiolo/core/rate-limit/worker'
import { jobHandlers as reconcile } from '@studiolo/core/reconcile/worker'
import { jobHandlers as recovery } from '@studiolo/core/recovery/worker'

/** Every job this worker can run. */
export const jobHandlers: readonly JobHandler[] = [
  ...assets,
  ...billing,
  ...credits,
  ...generation,
  ...identity,
  ...notifications,
  ...notify,
  ...ops,
  ...providers,
  ...rateLimit,
  ...reconcile,
  ...recovery,
]
