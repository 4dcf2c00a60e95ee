/** What a destination is looked up by: with its port where it has one, and without. */
export function destinationKeys(host: string, subset: string, port: string): readonly string[] {
  const plain = `${host}|${subset}`
  return port === '' ? [plain] : [`${plain}|${port}`, plain]
}
