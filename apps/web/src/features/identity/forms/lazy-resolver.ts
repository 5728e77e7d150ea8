import type { FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'

/**
 * Checks a form by a schema of the contract. Schema and checker are loaded when something is checked for the first
 * time, since they weigh as much as the rest of the form. Should they not come, the server checks alone.
 */
export function lazyResolver<Input extends FieldValues, Output extends FieldValues>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  return async (values, context, options) => {
    const check = await Promise.all([import('@hookform/resolvers/zod'), load()]).catch(() => null)
    if (!check) return { values: values as unknown as Output, errors: {} }
    const [{ zodResolver }, schema] = check
    return zodResolver(schema)(values, context, options)
  }
}
