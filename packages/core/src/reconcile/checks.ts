import type { CheckName } from '@studiolo/db/states/reconcile'
import type { SQL } from 'drizzle-orm'
import { ledgerChecks } from './checks/ledger'
import { moneyChecks } from './checks/money'
import { workChecks } from './checks/work'

/**
 * What must agree, each as a query for what does not: `subject`, `expected`, `found`, with ids as `id` writes them. All
 * read one snapshot, so a movement in between is no difference.
 */
export const checks: Readonly<Record<CheckName, SQL>> = { ...ledgerChecks, ...workChecks, ...moneyChecks }
