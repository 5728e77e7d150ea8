/** Why the process cannot start, in words for the operator; no stack is shown. */
export class StartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StartError'
  }
}
