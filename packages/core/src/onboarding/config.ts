import { z } from 'zod'
import { declareConfig } from '../kernel/config'

/** What a newcomer is given: `WELCOME_CREDITS`, default 8; 0 gives none. */
export const welcomeConfig = declareConfig(
  'welcome',
  { WELCOME_CREDITS: z.coerce.number('must be a number').int('must be whole').min(0).max(100_000).default(8) },
  (values) => ({ credits: values.WELCOME_CREDITS }),
)
