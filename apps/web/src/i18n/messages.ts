import type { Language } from '@studiolo/db/states/user'
import enAdmin from '../../messages/en/admin.json'
import enAdminAdjustments from '../../messages/en/admin-adjustments.json'
import enAdminAlerts from '../../messages/en/admin-alerts.json'
import enAdminBilling from '../../messages/en/admin-billing.json'
import enAdminPlans from '../../messages/en/admin-plans.json'
import enAdminPrices from '../../messages/en/admin-prices.json'
import enAdminReconciliation from '../../messages/en/admin-reconciliation.json'
import enAdminTrace from '../../messages/en/admin-trace.json'
import enAdminRecovery from '../../messages/en/admin-recovery.json'
import enAssets from '../../messages/en/assets.json'
import enAuth from '../../messages/en/auth.json'
import enBilling from '../../messages/en/billing.json'
import enCodes from '../../messages/en/codes.json'
import enCredits from '../../messages/en/credits.json'
import enGeneration from '../../messages/en/generation.json'
import enIdentity from '../../messages/en/identity.json'
import enInsight from '../../messages/en/insight.json'
import enLimits from '../../messages/en/limits.json'
import enOutbox from '../../messages/en/outbox.json'
import enRecovery from '../../messages/en/recovery.json'
import enReference from '../../messages/en/reference.json'
import enShell from '../../messages/en/shell.json'
import enSite from '../../messages/en/site.json'
import enSubscription from '../../messages/en/subscription.json'
import enTestCheckout from '../../messages/en/test-checkout.json'
import enTestPortal from '../../messages/en/test-portal.json'
import enTopUp from '../../messages/en/top-up.json'
import zhAdmin from '../../messages/zh/admin.json'
import zhAdminAdjustments from '../../messages/zh/admin-adjustments.json'
import zhAdminAlerts from '../../messages/zh/admin-alerts.json'
import zhAdminBilling from '../../messages/zh/admin-billing.json'
import zhAdminPlans from '../../messages/zh/admin-plans.json'
import zhAdminPrices from '../../messages/zh/admin-prices.json'
import zhAdminReconciliation from '../../messages/zh/admin-reconciliation.json'
import zhAdminTrace from '../../messages/zh/admin-trace.json'
import zhAdminRecovery from '../../messages/zh/admin-recovery.json'
import zhAssets from '../../messages/zh/assets.json'
import zhAuth from '../../messages/zh/auth.json'
import zhBilling from '../../messages/zh/billing.json'
import zhCodes from '../../messages/zh/codes.json'
import zhCredits from '../../messages/zh/credits.json'
import zhGeneration from '../../messages/zh/generation.json'
import zhIdentity from '../../messages/zh/identity.json'
import zhInsight from '../../messages/zh/insight.json'
import zhLimits from '../../messages/zh/limits.json'
import zhOutbox from '../../messages/zh/outbox.json'
import zhRecovery from '../../messages/zh/recovery.json'
import zhReference from '../../messages/zh/reference.json'
import zhShell from '../../messages/zh/shell.json'
import zhSite from '../../messages/zh/site.json'
import zhSubscription from '../../messages/zh/subscription.json'
import zhTestCheckout from '../../messages/zh/test-checkout.json'
import zhTestPortal from '../../messages/zh/test-portal.json'
import zhTopUp from '../../messages/zh/top-up.json'

const en = {
  /** Frame, navigation and words that every page needs: close, cancel, try again. */
  shell: enShell,
  site: enSite,
  auth: enAuth,
  generation: enGeneration,
  assets: enAssets,
  codes: enCodes,
  credits: enCredits,
  billing: enBilling,
  subscription: enSubscription,
  identity: enIdentity,
  insight: enInsight,
  admin: enAdmin,
  'admin-prices': enAdminPrices,
  'admin-reconciliation': enAdminReconciliation,
  'admin-recovery': enAdminRecovery,
  'admin-adjustments': enAdminAdjustments,
  'admin-trace': enAdminTrace,
  limits: enLimits,
  'admin-alerts': enAdminAlerts,
  'admin-billing': enAdminBilling,
  'admin-plans': enAdminPlans,
  outbox: enOutbox,
  recovery: enRecovery,
  reference: enReference,
  'test-checkout': enTestCheckout,
  'test-portal': enTestPortal,
  'top-up': enTopUp,
}

/** All words of the screens, by noun; English says which there are. */
export type Messages = typeof en
export type Noun = keyof Messages

const zh = {
  shell: zhShell,
  site: zhSite,
  auth: zhAuth,
  generation: zhGeneration,
  assets: zhAssets,
  codes: zhCodes,
  credits: zhCredits,
  billing: zhBilling,
  subscription: zhSubscription,
  identity: zhIdentity,
  insight: zhInsight,
  admin: zhAdmin,
  'admin-prices': zhAdminPrices,
  'admin-reconciliation': zhAdminReconciliation,
  'admin-recovery': zhAdminRecovery,
  'admin-adjustments': zhAdminAdjustments,
  'admin-trace': zhAdminTrace,
  limits: zhLimits,
  'admin-alerts': zhAdminAlerts,
  'admin-billing': zhAdminBilling,
  'admin-plans': zhAdminPlans,
  outbox: zhOutbox,
  recovery: zhRecovery,
  reference: zhReference,
  'test-checkout': zhTestCheckout,
  'test-portal': zhTestPortal,
  'top-up': zhTopUp,
} as unknown as Messages

export const messages: Record<Language, Messages> = { en, zh }

/** The words that a part of the site sends to the browser; `shell` always comes along. */
export function pickMessages(all: Messages, nouns: readonly Noun[]): Partial<Messages> {
  return Object.fromEntries([...new Set<Noun>(['shell', ...nouns])].map((noun) => [noun, all[noun]]))
}
