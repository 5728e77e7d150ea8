import { getUser, listUsers, namePeople, reinstateUser, setRole, suspendUser } from '@studiolo/core/identity'
import {
  byUserInput,
  listUsersInput,
  peopleInput,
  setRoleInput,
  suspendUserInput,
} from '@studiolo/core/identity/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const users = {
  list: procedure.input(listUsersInput).query(({ ctx, input }) => listUsers(ctx, input)),
  names: procedure.input(peopleInput).query(({ ctx, input }) => namePeople(ctx, input.userIds)),
  get: procedure.input(byUserInput).query(({ ctx, input }) => getUser(ctx, input.userId)),
  suspend: procedure.input(suspendUserInput).mutation(({ ctx, input }) => suspendUser(ctx, input)),
  reinstate: procedure.input(suspendUserInput).mutation(({ ctx, input }) => reinstateUser(ctx, input)),
  setRole: procedure.input(setRoleInput).mutation(({ ctx, input }) => setRole(ctx, input)),
} satisfies TRPCRouterRecord
