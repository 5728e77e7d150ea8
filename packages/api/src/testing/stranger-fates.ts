import { videoOrder } from '@studiolo/core/testing/studio'

/** What becomes of a call with somebody else's ids. `own`: it works, on the caller's own things only. `open`: for everybody. */
export type Fate = 'FORBIDDEN' | 'NOT_FOUND' | 'own' | 'open'

/** Whose ids the stranger knows. */
export interface Victim {
  userId: string
  generationId: string
  assetId: string
  sessionId: string
  keyId: string
  orderId: string
  paymentId: string
  eventId: string
  adjustmentId: string
  recoveryId: string
  limitId: string
  transferId: string
}

const token = 'x'.repeat(40)
const password = 'correct horse battery'
const reason = 'a reason'
const batchId = `rdb_${'0'.repeat(26)}`
const rule = { base: 0, perUnit: 1, unitSeconds: 1 }
const terms = { rank: 1, monthlyCredits: 9, amountMinor: 50, currency: 'USD', concurrency: 9, limits: {}, active: true }

/** Every procedure; a new one must say here what a stranger may do with it. */
export const fates: Record<string, { fate: Fate; input?(victim: Victim): unknown }> = {
  'admin.billing.orders': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.payments': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.subscriptions': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.closeDispute': {
    fate: 'FORBIDDEN',
    input: ({ paymentId }) => ({ paymentId, disputeId: 'dp_1', outcome: 'won', reason }),
  },
  'admin.billing.refund': {
    fate: 'FORBIDDEN',
    input: ({ paymentId }) => ({ paymentId, reason, idempotencyKey: 'stranger-key' }),
  },
  'admin.billing.packages': { fate: 'FORBIDDEN' },
  'admin.billing.savePackage': {
    fate: 'FORBIDDEN',
    input: () => ({ id: 'starter', credits: 1000, amountMinor: 50, currency: 'USD', active: true }),
  },
  'admin.billing.inbound': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.inboundEvent': { fate: 'FORBIDDEN', input: ({ eventId }) => ({ id: eventId }) },
  'admin.billing.replay': { fate: 'FORBIDDEN', input: ({ eventId }) => ({ id: eventId }) },
  'admin.codes.batches': { fate: 'FORBIDDEN' },
  'admin.codes.list': { fate: 'FORBIDDEN', input: () => ({ batchId }) },
  'admin.codes.create': { fate: 'FORBIDDEN', input: () => ({ name: 'theirs', count: 1, credits: 1 }) },
  'admin.codes.revoke': { fate: 'FORBIDDEN', input: () => ({ batchId }) },
  'admin.credits.balances': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userIds: [userId] }) },
  'admin.credits.balanceAt': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, at: new Date(0) }) },
  'admin.credits.lots': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.spendLimits': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.setSpendLimit': {
    fate: 'FORBIDDEN',
    input: ({ userId }) => ({ userId, window: 'day', credits: 0, reason }),
  },
  'admin.credits.removeSpendLimit': { fate: 'FORBIDDEN', input: ({ limitId }) => ({ id: limitId, reason }) },
  'admin.ledger.trace': { fate: 'FORBIDDEN', input: ({ transferId }) => ({ id: transferId }) },
  'admin.ledger.find': { fate: 'FORBIDDEN', input: ({ userId }) => ({ id: userId }) },
  'admin.credits.statement': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.adjust': {
    fate: 'FORBIDDEN',
    input: ({ userId }) => ({ userId, amount: 5, reason, idempotencyKey: 'stranger-key' }),
  },
  'admin.credits.decideAdjustment': {
    fate: 'FORBIDDEN',
    input: ({ adjustmentId }) => ({ id: adjustmentId, decision: 'approve' }),
  },
  'admin.credits.adjustments': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.adjustmentLimit': { fate: 'FORBIDDEN' },
  'admin.generations.list': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.generations.get': { fate: 'FORBIDDEN', input: ({ generationId }) => ({ id: generationId }) },
  'admin.generations.cancel': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId, reason }) },
  'admin.ops.overview': { fate: 'FORBIDDEN' },
  'admin.ops.queue': { fate: 'FORBIDDEN' },
  'admin.ops.retryJob': { fate: 'FORBIDDEN', input: () => ({ id: '1', reason }) },
  'admin.ops.dropJob': { fate: 'FORBIDDEN', input: () => ({ id: '1', reason }) },
  'admin.ops.errors': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.ops.alerts': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.ops.audit': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.plans.list': { fate: 'FORBIDDEN' },
  'admin.plans.save': { fate: 'FORBIDDEN', input: () => ({ id: 'creator', ...terms }) },
  'admin.pricing.book': { fate: 'FORBIDDEN' },
  'admin.pricing.history': { fate: 'FORBIDDEN', input: () => ({ recipe: 'speech' }) },
  'admin.pricing.preview': { fate: 'FORBIDDEN', input: () => ({ recipe: 'speech', rule }) },
  'admin.pricing.change': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', rule, reason, expectedVersion: null }),
  },
  'admin.pricing.rollBack': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', toVersion: null, reason, expectedVersion: null }),
  },
  'admin.pricing.withdraw': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', version: 1, reason, expectedVersion: 1 }),
  },
  'admin.recovery.list': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.recovery.get': { fate: 'FORBIDDEN', input: ({ recoveryId }) => ({ id: recoveryId }) },
  'admin.recovery.decide': {
    fate: 'FORBIDDEN',
    input: ({ recoveryId }) => ({ id: recoveryId, decision: 'grant', reason }),
  },
  'admin.reconciliation.runs': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.reconciliation.get': { fate: 'FORBIDDEN', input: () => ({ id: 1 }) },
  'admin.reconciliation.run': { fate: 'FORBIDDEN', input: () => undefined },
  'admin.users.list': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.users.names': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userIds: [userId] }) },
  'admin.users.get': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.users.suspend': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, reason }) },
  'admin.users.reinstate': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, reason }) },
  'admin.users.setRole': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, role: 'admin', reason }) },
  'apiKeys.list': { fate: 'own' },
  'apiKeys.create': { fate: 'own', input: () => ({ name: 'mine', scopes: ['credits:read'] }) },
  'apiKeys.revoke': { fate: 'NOT_FOUND', input: ({ keyId }) => ({ id: keyId }) },
  'assets.list': { fate: 'own', input: () => ({}) },
  'assets.get': { fate: 'NOT_FOUND', input: ({ assetId }) => ({ id: assetId }) },
  'assets.setFavourite': { fate: 'NOT_FOUND', input: ({ assetId }) => ({ id: assetId, favourite: true }) },
  'assets.delete': { fate: 'own', input: ({ assetId }) => ({ ids: [assetId] }) },
  'assets.restore': { fate: 'own', input: ({ assetId }) => ({ ids: [assetId] }) },
  'billing.isSelling': { fate: 'open' },
  'billing.names': { fate: 'open' },
  'billing.packages': { fate: 'open' },
  'billing.checkout': {
    fate: 'own',
    input: () => ({ packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'stranger-key' }),
  },
  'billing.order': { fate: 'NOT_FOUND', input: ({ orderId }) => ({ id: orderId }) },
  'billing.history': { fate: 'own', input: () => ({}) },
  'billing.subscription': { fate: 'own' },
  'billing.subscribe': {
    fate: 'own',
    input: () => ({ planId: 'creator', amountMinor: 1200, currency: 'USD', idempotencyKey: 'stranger-key' }),
  },
  'billing.previewPlan': { fate: 'NOT_FOUND', input: () => ({ planId: 'pro' }) },
  'billing.changePlan': {
    fate: 'NOT_FOUND',
    input: () => ({ planId: 'pro', amountMinor: 2900, currency: 'USD', idempotencyKey: 'stranger-key' }),
  },
  'billing.cancelSubscription': { fate: 'NOT_FOUND' },
  'billing.resumeSubscription': { fate: 'NOT_FOUND' },
  'billing.openPortal': { fate: 'NOT_FOUND' },
  'billing.topUp': { fate: 'own' },
  'billing.changeTopUp': {
    fate: 'NOT_FOUND',
    input: () => ({ packageId: 'starter', threshold: 50, monthlyCapMinor: 990 }),
  },
  'billing.stopTopUp': { fate: 'own' },
  'billing.unpaidOrders': { fate: 'own', input: () => ({}) },
  'billing.receipt': { fate: 'NOT_FOUND', input: ({ paymentId }) => ({ id: paymentId }) },
  'credits.balance': { fate: 'own' },
  'credits.balanceAt': { fate: 'own', input: () => ({ at: new Date() }) },
  'credits.lots': { fate: 'own' },
  'credits.spendLimits': { fate: 'own' },
  'credits.setSpendLimit': {
    fate: 'NOT_FOUND',
    input: ({ keyId }) => ({ apiKeyId: keyId, window: 'day', credits: 0 }),
  },
  'credits.removeSpendLimit': { fate: 'NOT_FOUND', input: ({ limitId }) => ({ id: limitId }) },
  'credits.redeem': { fate: 'own', input: () => ({ code: 'NOTH-INGO-FTHE-1RS0' }) },
  'credits.statement': { fate: 'own', input: () => ({}) },
  'generation.quote': { fate: 'own', input: () => ({ recipe: 'text-to-video', input: videoOrder().input }) },
  'generation.start': {
    fate: 'own',
    input: ({ generationId }) => ({ orders: [videoOrder({ sourceId: generationId })] }),
  },
  'generation.cancel': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId }) },
  'generation.get': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId }) },
  'generation.list': { fate: 'own', input: () => ({}) },
  'identity.me': { fate: 'open' },
  'identity.doors': { fate: 'open' },
  'identity.register': { fate: 'open', input: () => ({ email: 'somebody@example.org', password }) },
  'identity.verifyEmail': { fate: 'open', input: () => ({ token }) },
  'identity.signIn': { fate: 'open', input: () => ({ email: 'nobody@example.org', password }) },
  'identity.requestEmailLink': { fate: 'open', input: () => ({ email: 'nobody@example.org' }) },
  'identity.consumeEmailLink': { fate: 'open', input: () => ({ token }) },
  'identity.signOut': { fate: 'open' },
  'identity.requestReset': { fate: 'open', input: () => ({ email: 'nobody@example.org' }) },
  'identity.reset': { fate: 'open', input: () => ({ token, newPassword: password }) },
  'identity.changePassword': {
    fate: 'own',
    input: () => ({ currentPassword: password, newPassword: `${password} two` }),
  },
  'identity.updateProfile': { fate: 'own', input: () => ({ name: 'Stranger' }) },
  'identity.sessions': { fate: 'own' },
  'identity.revokeSession': { fate: 'NOT_FOUND', input: ({ sessionId }) => ({ id: sessionId }) },
  'identity.addEmail': { fate: 'own', input: () => ({ email: 'another@example.org' }) },
  'identity.proveEmail': { fate: 'own', input: () => ({ token }) },
  'identity.signOutEverywhere': { fate: 'own' },
  'identity.deleteAccount': { fate: 'own', input: () => ({ confirmation: 'not my address' }) },
  'insight.credits': { fate: 'own', input: () => ({}) },
  'live.events': { fate: 'own', input: () => ({}) },
  'plans.list': { fate: 'open' },
  'plans.mine': { fate: 'own' },
  'plans.allowances': { fate: 'own' },
  'recipes.prices': { fate: 'open' },
  'recovery.ask': {
    fate: 'NOT_FOUND',
    input: ({ generationId }) => ({ claim: 'system_error', generationId, note: 'mine' }),
  },
  'recovery.mine': { fate: 'own', input: ({ generationId }) => ({ generationId }) },
}
