import { listAudit } from '@studiolo/core/audit'
import { listAuditInput } from '@studiolo/core/audit/contract'
import { listErrors } from '@studiolo/core/errors'
import { listErrorsInput } from '@studiolo/core/errors/contract'
import { dropJob, getOverview, listQueue, retryJob } from '@studiolo/core/ops'
import { jobById } from '@studiolo/core/ops/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const ops = {
  overview: procedure.query(({ ctx }) => getOverview(ctx)),
  queue: procedure.query(({ ctx }) => listQueue(ctx)),
  retryJob: procedure.input(jobById).mutation(({ ctx, input }) => retryJob(ctx, input)),
  dropJob: procedure.input(jobById).mutation(({ ctx, input }) => dropJob(ctx, input)),
  errors: procedure.input(listErrorsInput).query(({ ctx, input }) => listErrors(ctx, input)),
  audit: procedure.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx, input)),
} satisfies TRPCRouterRecord
