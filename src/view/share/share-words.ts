/** Why nothing can be locked or unlocked here. */
export const noCipher =
  'The browser offers encryption only to pages from https:// or localhost. Open Drawbridge from there.'
