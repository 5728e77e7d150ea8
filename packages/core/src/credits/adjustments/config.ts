import { z } from 'zod'
import { declareConfig } from '../../kernel/config'
import { MAX_ADJUSTMENT } from '../contract'

/** The most credits one admin may give or take alone: `ADJUSTMENT_LIMIT`, default 1000; 0 asks a second one always. */
export const adjustmentConfig = declareConfig(
  'adjustments',
  {
    ADJUSTMENT_LIMIT: z.coerce.number('must be a number').int('must be whole').min(0).max(MAX_ADJUSTMENT).default(1000),
  },
  (values) => ({ limit: values.ADJUSTMENT_LIMIT }),
)
