export const errorClasses = ['business', 'external', 'system'] as const
export type ErrorClass = (typeof errorClasses)[number]
