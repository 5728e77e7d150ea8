import { listAudit } from '@studiolo/core/audit'
import { listAuditInput } from '@studiolo/core/audit/contract'
import { listErrors } from '@studiolo/core/errors'
import { listErrorsInput } from '@studiolo/core/errors/contract'
import { dropJob, getOverview, listAlerts, listQueue, retryJob } from '@studiolo/core/ops'
import { jobById, listAlertsInput } from '@studiolo/core/ops/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const ops = {
  overview: procedure.query(({ ctx }) => getOverview(ctx)),
  queue: procedure.query(({ ctx }) => listQueue(ctx)),
  retryJob: procedure.input(jobById).mutation(({ ctx, input }) => retryJob(ctx, input)),
  dropJob: procedure.input(jobById).mutation(({ ctx, input }) => dropJob(ctx, input)),
  errors: procedure.input(listErrorsInput).query(({ ctx, input }) => listErrors(ctx, input)),
  alerts: procedure.input(listAlertsInput).query(async ({ ctx, input }) => {
    const { alerts, nextCursor } = await listAlerts(ctx, input)
    return { rows: alerts, nextCursor }
  }),
  audit: procedure.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx, input)),
} satisfies TRPCRouterRecord
