export const roles = ['user', 'support', 'admin'] as const
export type Role = (typeof roles)[number]

export const userStates = ['active', 'suspended', 'deleted'] as const
export type UserState = (typeof userStates)[number]

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What a one-time token in a mail proves. */
export const tokenPurposes = ['verify-email', 'reset-password', 'email-link', 'add-email'] as const
export type TokenPurpose = (typeof tokenPurposes)[number]
