import { z } from 'zod'
import { find, newId } from './objects'
import { invalid } from './stripe-failure'
import type { StripeCustomer } from './subscription-shapes'

const flag = z.union([z.boolean(), z.stringbool()])
const feature = z.object({ enabled: flag })
const notSimulated = z.object({
  enabled: flag.refine((enabled) => !enabled, 'not simulated'),
})

/** What the simulator cannot do it refuses: other plans, pauses, ends at once. */
export const configurationParams = z.object({
  features: z.object({
    customer_update: feature
      .extend({ allowed_updates: z.union([z.literal(''), z.array(z.string())]).optional() })
      .optional(),
    invoice_history: feature.optional(),
    payment_method_update: feature.optional(),
    subscription_cancel: feature
      .extend({ mode: z.literal('at_period_end').optional(), proration_behavior: z.literal('none').optional() })
      .optional(),
    subscription_pause: notSimulated.optional(),
    subscription_update: notSimulated.optional(),
  }),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
})
export type ConfigurationParams = z.output<typeof configurationParams>

export const portalParams = z.object({
  customer: z.string(),
  configuration: z.string().optional(),
  return_url: z.url().optional(),
})
export type PortalParams = z.output<typeof portalParams>

/** https://docs.stripe.com/api/customer_portal/configurations/object */
export interface StripePortalConfiguration extends Record<string, unknown> {
  id: string
  object: 'billing_portal.configuration'
  active: boolean
  created: number
  features: {
    customer_update: { allowed_updates: string[]; enabled: boolean }
    invoice_history: { enabled: boolean }
    payment_method_update: { enabled: boolean; payment_method_configuration: null }
    subscription_cancel: { enabled: boolean; mode: 'at_period_end' | 'immediately'; [name: string]: unknown }
    subscription_pause: { enabled: boolean }
    subscription_update: { enabled: boolean; [name: string]: unknown }
  }
  metadata: Record<string, string>
}

/** The customers' pages of a merchant who has never saved the portal's settings: there is no default configuration. */
export function createPortals({
  customers,
  origin,
  now,
}: {
  customers: ReadonlyMap<string, StripeCustomer>
  origin: string
  now: () => number
}) {
  const portalConfigurations = new Map<string, StripePortalConfiguration>()
  const portals = new Map<string, { customer: string; configuration: string; returnUrl: string | null }>()

  /** What is not asked for is off. https://docs.stripe.com/api/customer_portal/configurations/create */
  function createPortalConfiguration({ features, metadata = {} }: ConfigurationParams): StripePortalConfiguration {
    const id = newId('bpc')
    const { allowed_updates: updates = '' } = features.customer_update ?? {}
    const configuration: StripePortalConfiguration = {
      id,
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
      created: now(),
      default_return_url: null,
      features: {
        customer_update: {
          allowed_updates: updates === '' ? [] : updates,
          enabled: features.customer_update?.enabled ?? false,
        },
        invoice_history: { enabled: features.invoice_history?.enabled ?? false },
        payment_method_update: {
          enabled: features.payment_method_update?.enabled ?? false,
          payment_method_configuration: null,
        },
        subscription_cancel: {
          cancellation_reason: { enabled: false, options: [] },
          enabled: features.subscription_cancel?.enabled ?? false,
          mode: 'at_period_end',
          proration_behavior: 'none',
        },
        subscription_pause: { enabled: false },
        subscription_update: { default_allowed_updates: [], enabled: false, proration_behavior: 'none' },
      },
      is_default: false,
      livemode: false,
      login_page: { enabled: false, url: null },
      metadata,
      name: null,
      updated: now(),
    }
    portalConfigurations.set(id, configuration)
    return configuration
  }

  /** A page where a customer looks after their subscriptions. https://docs.stripe.com/api/customer_portal/sessions/object */
  function openPortal(params: PortalParams): Record<string, unknown> {
    if (params.configuration === undefined) {
      throw invalid('No configuration provided, and the default one of your test mode has not been created.')
    }
    find(customers, 'customer', params.customer, 'customer')
    const named = find(portalConfigurations, 'configuration', params.configuration, 'configuration')
    if (!named.active) throw invalid('The configuration is not active.', { param: 'configuration' })
    const id = newId('bps')
    const { customer, configuration, return_url: returnUrl = null } = params
    portals.set(id, { customer, configuration, returnUrl })
    return {
      id,
      object: 'billing_portal.session',
      configuration,
      created: now(),
      customer,
      flow: null,
      livemode: false,
      locale: null,
      on_behalf_of: null,
      return_url: returnUrl,
      url: `${origin}/portal/${id}`,
    }
  }

  return { portals, portalConfigurations, createPortalConfiguration, openPortal }
}
