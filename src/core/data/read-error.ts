/** What a thrown value says of itself, and where in the code it was thrown. */
export interface ReadError {
  readonly message: string
  readonly stack: string | undefined
}

/** Reads a thrown value; anything can be thrown. */
export function readError(error: unknown): ReadError {
  if (error instanceof Error)
    return {
      message: error.message || error.name,
      stack: typeof error.stack === 'string' ? error.stack : undefined,
    }
  try {
    return { message: String(error), stack: undefined }
  } catch {
    return { message: 'Unknown error', stack: undefined }
  }
}

/** An error with a message of its own that says where another one was thrown, as in a worker. */
export function errorFrom(message: string, stack: string | undefined): Error {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}

/** The lines of a stack that name places. The message before them can hold words of a user's file. */
export function placesOf({ message, stack }: ReadError): string | undefined {
  const at = message === '' ? -1 : (stack?.indexOf(message) ?? -1)
  return at < 0 ? stack : stack?.slice(at + message.length)
}
