import { freeNameAmong } from '../data/free-name.ts'

/** The name of a listener for a hostname: `shop` for `shop.example.com`, `any` for `*.example.com`, numbered where it is taken. */
export function listenerNameFor(hostname: string, taken: Iterable<unknown>): string {
  const first = hostname.split('.')[0] ?? ''
  return freeNameAmong(taken, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(first) ? first : 'any')
}
