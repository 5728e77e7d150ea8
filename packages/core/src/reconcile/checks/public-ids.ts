import { encodeSerial, isPrefix, serialPrefixes, uuidToId } from '@studiolo/db/states/ids'
import { sql, type SQL } from 'drizzle-orm'

/** An id in a check's answer, `prefix:` before the column as its row keeps it; `publicForm` makes a public id of it. */
export const id = (prefix: string, column: string): SQL => sql.raw(`'${prefix}:' || ${column}`)

const STORED_ID = /\b([a-z]{3}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+)/g

/** Every id of a text in its public form: `gen:<uuid>` as `gen_…`, `trf:7` as `trf_…`; anything else as it is. */
export function publicForm(text: string): string {
  return text.replace(STORED_ID, (whole, prefix: string, stored: string) => {
    const serial = serialPrefixes.find((known) => known === prefix)
    if (serial) return encodeSerial(serial, Number(stored))
    return isPrefix(prefix) && stored.includes('-') ? uuidToId(prefix, stored) : whole
  })
}
