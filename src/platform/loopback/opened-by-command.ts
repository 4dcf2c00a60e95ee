import { readLocal } from '../local-storage.ts'

/** Where the token is kept over a reload. */
export const tokenKey = 'drawbridge.open'

/** Whether `drawbridge open` serves this page, which then shows a folder. */
export function isOpenedByCommand(): boolean {
  return readToken(location.hash) !== undefined || readLocal(tokenKey) !== undefined
}

/** The token in a fragment: `#open=…`. */
export function readToken(hash: string): string | undefined {
  return /^#open=([\w-]{20,200})$/.exec(hash)?.[1]
}
