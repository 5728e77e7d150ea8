export { createSession, SESSION_MS, type SessionFacts } from './create-session'
export { listSessions } from './list-sessions'
export { readSession, type SignedIn } from './read-session'
export { revokeSession } from './revoke-session'
export {
  clearedCookieHeader,
  readSessionToken,
  sessionCookie,
  sessionCookieHeader,
  type SessionCookie,
} from './session-cookie'
export { signOut, signOutEverywhere } from './sign-out'
