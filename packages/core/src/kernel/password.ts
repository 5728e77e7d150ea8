import { hash, verify, type Options } from '@node-rs/argon2'

/**
 * Argon2id with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id). Argon2id is the
 * library's default; it works on libuv's threads, off the event loop.
 */
const parameters: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** The stored form (PHC string, with its own salt). Passwords are compared after NFKC, so that keyboards do not matter. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters)
}

let decoy: Promise<string> | undefined

/** Is it the password? Without a stored hash it works as long and answers false, so that time tells nothing. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return stored !== null && matches
}
