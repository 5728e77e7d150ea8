export const apiScopes = ['generations:read', 'generations:write', 'credits:read'] as const
export type ApiScope = (typeof apiScopes)[number]
