export { addEmail } from './add-email'
export {
  createAdmin,
  getUser,
  listUsers,
  namePeople,
  reinstateUser,
  setRole,
  suspendUser,
  type CreatedAdmin,
} from './admin'
export { createApiKey, isLiveApiKey, listApiKeys, nameApiKeys, readApiKey, revokeApiKey } from './api-keys'
export { changePassword } from './change-password'
export { deleteAccount } from './delete-account'
export { getMe } from './get-me'
export { endSubscriptions, endWork, mailReset, pruneEnded } from './jobs'
export { accountLink } from './links'
export { refuseWeakPassword } from './password-policy'
export { listOutsideDoors } from './list-outside-doors'
export { outsideDoorsConfig } from './outside-doors'
export * from './people'
export { register } from './register'
export { replacePassword, type Replacement } from './replace-password'
export { requestEmailLink } from './request-email-link'
export { requestPasswordReset } from './request-password-reset'
export * from './sessions'
export { signInWithPassword } from './sign-in-with-password'
export { consumeToken, consumeTokenHash, issueToken, tokenLifetimeMs, type TokenFacts, type UsedToken } from './tokens'
export { updateProfile } from './update-profile'
