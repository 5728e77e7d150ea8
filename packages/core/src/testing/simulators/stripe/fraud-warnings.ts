export interface StripeFraudWarning extends Record<string, unknown> {
  id: string
  object: 'radar.early_fraud_warning'
  created: number
  payment_intent: string
}

/** https://docs.stripe.com/api/radar/early_fraud_warnings/object */
export function newFraudWarning(
  given: Pick<StripeFraudWarning, 'id' | 'created' | 'payment_intent'> & { charge: string },
): StripeFraudWarning {
  return {
    object: 'radar.early_fraud_warning',
    actionable: true,
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...given,
  }
}
