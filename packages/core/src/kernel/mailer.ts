export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** Delivers a mail. Throws when the server did not take it, so that the job is tried again. */
export interface Mailer {
  send(mail: Mail): Promise<void>
}
