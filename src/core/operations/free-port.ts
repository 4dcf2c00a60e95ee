/** A port number that is not taken: the first of the usual ones that is free, else the first free one from 8080 on. */
export function freePort(taken: Iterable<unknown>, usual: readonly number[]): number {
  const used = new Set([...taken].map(Number))
  const found = usual.find(it => !used.has(it))
  if (found !== undefined) return found
  let port = 8080
  while (used.has(port)) port++
  return port
}
