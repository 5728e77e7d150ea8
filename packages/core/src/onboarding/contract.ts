import type { Id } from '@studiolo/db/states/ids'
import type { Language } from '@studiolo/db/states/user'

/** What a door found out about whoever stands before it. Addresses are in their stored form (lower case). */
export type Proof =
  /** A registered person proved their address by a link in a mail. */
  | { kind: 'password'; email: string }
  /** Somebody opened a sign-in link in a mail. */
  | { kind: 'email-link'; email: string; language?: Language }
  /** An outside identity provider vouches for somebody. */
  | {
      kind: 'oauth'
      provider: string
      /** The provider's own, stable id of the person. */
      subject: string
      /** Unset where the provider has none (WeChat). */
      email?: string
      /** Does the provider say that the address was proven? Only then it counts. */
      emailProven: boolean
      name?: string
      language?: Language
      /** The signed-in person who is adding this door. */
      currentUserId?: Id<'usr'>
    }

/** Who was let in. */
export interface Admitted {
  userId: Id<'usr'>
  /** Was the person made by this call? */
  isNew: boolean
}
