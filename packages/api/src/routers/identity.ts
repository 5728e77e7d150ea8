import {
  addEmail,
  changePassword,
  deleteAccount,
  getMe,
  listOutsideDoors,
  listSessions,
  register,
  requestEmailLink,
  requestPasswordReset,
  revokeSession,
  signInWithPassword,
  signOutEverywhere,
  updateProfile,
} from '@studiolo/core/identity'
import {
  addEmailInput,
  changePasswordInput,
  deleteAccountInput,
  mailLinkInput,
  registerInput,
  resetPasswordInput,
  revokeSessionInput,
  signInInput,
  tokenInput,
  updateProfileInput,
} from '@studiolo/core/identity/contract'
import { consumeEmailLink, proveEmail, resetPassword, verifyEmail } from '@studiolo/core/onboarding'
import type { TRPCRouterRecord } from '@trpc/server'
import { endVisit, keepSession, takeBackCookie, visitOf } from '../session'
import { procedure } from '../trpc'

export const identity = {
  me: procedure.query(({ ctx }) => getMe(ctx)),
  doors: procedure.query(({ ctx }) => listOutsideDoors(ctx)),

  register: procedure.input(registerInput).mutation(({ ctx, input }) => register(ctx, input, visitOf(ctx))),
  verifyEmail: procedure
    .input(tokenInput)
    .mutation(async ({ ctx, input }) => keepSession(ctx, await verifyEmail(ctx, input, visitOf(ctx)))),
  signIn: procedure
    .input(signInInput)
    .mutation(async ({ ctx, input }) => keepSession(ctx, await signInWithPassword(ctx, input, visitOf(ctx)))),
  requestEmailLink: procedure
    .input(mailLinkInput)
    .mutation(({ ctx, input }) => requestEmailLink(ctx, input, visitOf(ctx))),
  consumeEmailLink: procedure
    .input(tokenInput)
    .mutation(async ({ ctx, input }) => keepSession(ctx, await consumeEmailLink(ctx, input, visitOf(ctx)))),
  signOut: procedure.mutation(({ ctx }) => endVisit(ctx)),
  signOutEverywhere: procedure.mutation(async ({ ctx }) => {
    await signOutEverywhere(ctx)
    takeBackCookie(ctx)
  }),

  requestReset: procedure
    .input(mailLinkInput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx, input, visitOf(ctx))),
  reset: procedure.input(resetPasswordInput).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  changePassword: procedure.input(changePasswordInput).mutation(({ ctx, input }) => changePassword(ctx, input)),

  updateProfile: procedure.input(updateProfileInput).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  sessions: procedure.query(({ ctx }) => listSessions(ctx)),
  revokeSession: procedure.input(revokeSessionInput).mutation(({ ctx, input }) => revokeSession(ctx, input.id)),
  addEmail: procedure.input(addEmailInput).mutation(({ ctx, input }) => addEmail(ctx, input)),
  proveEmail: procedure.input(tokenInput).mutation(({ ctx, input }) => proveEmail(ctx, input)),
  deleteAccount: procedure.input(deleteAccountInput).mutation(async ({ ctx, input }) => {
    await deleteAccount(ctx, input)
    takeBackCookie(ctx)
  }),
} satisfies TRPCRouterRecord
