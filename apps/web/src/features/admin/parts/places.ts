/** The address of an admin page where one thing stands open. */
export const places = {
  generation: (id: string) => `/admin/generations?open=${id}`,
  generationsOf: (userId: string) => `/admin/generations?userId=${userId}`,
  person: (userId: string) => `/admin/users?search=${userId}&open=${userId}`,
  ledgerOf: (userId: string) => `/admin/ledger?userId=${userId}`,
  transfer: (id: string) => `/admin/ledger/transfer/${id}`,
  /** What the ledger has of an id: of a hold, a generation, a payment, an order. */
  inLedger: (id: string) => `/admin/ledger/of/${id}`,
  subscription: (id: string) => `/admin/subscriptions?id=${id}&open=${id}`,
  subscriptionsOf: (userId: string) => `/admin/subscriptions?userId=${userId}`,
  order: (id: string) => `/admin/orders?id=${id}&open=${id}`,
  ordersOf: (userId: string) => `/admin/orders?userId=${userId}`,
  payment: (id: string) => `/admin/payments?id=${id}&open=${id}`,
  recovery: (id: string) => `/admin/recovery?id=${id}&open=${id}`,
  codes: '/admin/codes',
  ledger: '/admin/ledger',
  paymentsOf: (userId: string) => `/admin/payments?userId=${userId}`,
  error: (errorId: string) => `/admin/errors?about=${errorId}&open=${errorId}`,
  errorsAbout: (about: string) => `/admin/errors?about=${about}`,
  auditAbout: (about: string) => `/admin/audit?about=${encodeURIComponent(about)}`,
} as const

/** Where a public id leads; null for what has no page of its own. */
export function placeOf(id: string): string | null {
  if (id.startsWith('usr_')) return places.person(id)
  if (id.startsWith('gen_')) return places.generation(id)
  if (id.startsWith('err_')) return places.error(id)
  if (id.startsWith('trf_')) return places.transfer(id)
  if (id.startsWith('hld_')) return places.inLedger(id)
  if (id.startsWith('ord_')) return places.order(id)
  if (id.startsWith('pay_')) return places.payment(id)
  if (id.startsWith('sub_')) return places.subscription(id)
  if (id.startsWith('rcv_')) return places.recovery(id)
  if (id.startsWith('rdc_')) return places.codes
  return null
}
