import { getRequestConfig } from 'next-intl/server'
import { readPreferences } from '../server/preferences'
import { messages } from './messages'

export default getRequestConfig(async () => {
  const { language } = await readPreferences()
  return {
    locale: language,
    messages: messages[language],
    // One zone on the server; the browser shows times in its own where a page asks for it.
    timeZone: 'UTC',
    // The same instant for the server's drawing and the browser's first one.
    now: new Date(),
  }
})
