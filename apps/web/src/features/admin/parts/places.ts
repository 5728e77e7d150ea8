/** The address of an admin page where one thing stands open. */
export const places = {
  generation: (id: string) => `/admin/generations?open=${id}`,
  generationsOf: (userId: string) => `/admin/generations?userId=${userId}`,
  person: (userId: string) => `/admin/users?search=${userId}&open=${userId}`,
  ledgerOf: (userId: string) => `/admin/ledger?userId=${userId}`,
  error: (errorId: string) => `/admin/errors?about=${errorId}&open=${errorId}`,
  errorsAbout: (about: string) => `/admin/errors?about=${about}`,
  auditAbout: (about: string) => `/admin/audit?about=${encodeURIComponent(about)}`,
} as const

/** Where a public id leads; null for what has no page of its own. */
export function placeOf(id: string): string | null {
  if (id.startsWith('usr_')) return places.person(id)
  if (id.startsWith('gen_')) return places.generation(id)
  if (id.startsWith('err_')) return places.error(id)
  return null
}
