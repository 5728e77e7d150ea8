import { plan, planAssignment } from '@studiolo/db/schema/plans'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { sql, type SQL } from 'drizzle-orm'

/** The id of somebody's plan, within a query; `userId` is an expression or a parameter of the column's type. */
export function planIdOf(userId: SQL): SQL<string> {
  return sql`coalesce((select ${planAssignment.planId} from ${planAssignment} where ${planAssignment.userId} = ${userId}), ${sql.raw(`'${FREE_PLAN}'`)})`
}

/**
 * How many generations of a creator may be under way at once by their plan, as an expression for another room's query;
 * null where the plan leaves it to the installation. `userId` is a column of that query.
 */
export function concurrencyOf(userId: SQL): SQL<number | null> {
  return sql`(select ${plan.concurrency} from ${plan} where ${plan.id} = ${planIdOf(userId)})`
}
