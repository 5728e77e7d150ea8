import { AppError } from '../kernel/errors'

/** The commonest passwords of published leaks that are long enough for the length rule to let them through. */
const common = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1111111111 0000000000 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop
  qwerty12345 qwerty123456 qwerty1234 qwertyuiop123 asdfghjkl1 asdfghjkl123 zxcvbnm123 password12 password123
  password1234 password12345 passw0rd123 password2024 password2025 password2026 iloveyou12 iloveyou123 abcdefghij
  abc1234567 abcd123456 a123456789 q123456789 123456789a 123456789q 1234567890a administrator admin12345 admin123456
  adminadmin letmein123 welcome123 welcome1234 changeme123 football123 baseball123 superman123 princess123
  sunshine123 dragon12345 monkey12345 michael123 charlie123 5201314520 woaini1314 woaini520 woaini1314520 aa12345678
  123123123123 1122334455 1234512345 123321123321 asdfasdfasdf qweasdzxc123 1qazxsw23edc studiolo123`.split(/\s+/),
)

/**
 * Refuses what a guesser tries first (NIST SP 800-63B §5.1.1.2: commonly used, repetitive, or the person's own words);
 * no rules about kinds of characters. INVALID_INPUT with `reason` `common` or `personal`.
 */
export function refuseWeakPassword(password: string, email: string | null): void {
  const lower = password.normalize('NFKC').toLowerCase()
  if (common.has(lower) || new Set(lower).size < 4) throw weak('common')
  if (email && (lower === email || lower === email.split('@')[0])) throw weak('personal')
}

function weak(reason: 'common' | 'personal'): AppError {
  return new AppError('INVALID_INPUT', { message: 'a weak password', meta: { field: 'password', reason } })
}
