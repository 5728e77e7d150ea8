import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkConfig, ConfigError, createConfigReader, declareConfig } from './config'

const port = declareConfig('port', { PORT: z.coerce.number('must be a number').default(3000) }, ({ PORT }) => PORT)
const mail = declareConfig(
  'mail',
  { SMTP_URL: z.url('must be an address'), MAIL_FROM: z.string('is missing') },
  (values) => values,
)

test('defaults fill what is not set, also what is set to nothing', () => {
  expect(createConfigReader({})(port)).toBe(3000)
  expect(createConfigReader({ PORT: '' })(port)).toBe(3000)
  expect(createConfigReader({ PORT: '80' })(port)).toBe(80)
})

test('everything wrong is named at once, a line a variable', () => {
  const read = createConfigReader({ PORT: 'many', SMTP_URL: 'nowhere' })
  const check = () => checkConfig(read, [port, mail])
  expect(check).toThrow(ConfigError)
  expect(check).toThrow('PORT: must be a number\nSMTP_URL: must be an address\nMAIL_FROM: is missing')
})
