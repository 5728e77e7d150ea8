import { text } from 'drizzle-orm/pg-core'
import type { GatewayId } from '../../states/billing'

/** The column that says whose payment service it is. */
export const gateway = () => text().$type<GatewayId>().notNull()
