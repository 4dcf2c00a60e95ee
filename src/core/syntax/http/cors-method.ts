const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']

/** Whether a text is a method that a CORS policy may allow: in capitals, or `*` for all of them. */
export function isCorsMethod(text: string): boolean {
  return methods.includes(text)
}
