/** Each object of a checkout is named after it: `tcs_…` the checkout, `tpy_…` its payment, `tdp_…` its dispute, `tsu_…` its subscription. */
const rootOf = (id: string) => id.slice(id.indexOf('_') + 1)

export const checkoutIdOf = (id: string) => `tcs_${rootOf(id)}`
export const paymentIdOf = (checkoutId: string) => `tpy_${rootOf(checkoutId)}`
export const subscriptionIdOf = (checkoutId: string) => `tsu_${rootOf(checkoutId)}`
/** The first invoice is the checkout that began it; `number` counts from there. */
export const invoiceIdOf = (subscriptionId: string, number: number) => `tcs_${rootOf(subscriptionId)}-${number}`
export const disputeIdOf = (checkoutId: string) => `tdp_${rootOf(checkoutId)}`
export const methodIdOf = (checkoutId: string) => `tpm_${rootOf(checkoutId)}`
/** The caller's reference names the refund, so that a repeat is the same one. */
export const refundIdOf = (reference: string) => `tre_${reference}`
/** `place` counts from 1 within the checkout. */
export const eventIdOf = (checkoutId: string, place: number) => `tev_${rootOf(checkoutId)}_${place}`
