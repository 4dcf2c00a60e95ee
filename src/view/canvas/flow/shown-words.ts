/** What of a graph is read by a person. */
export const shownWords: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'hosts',
  'matches',
  'action',
  'chips',
  'name',
  'label',
  'words',
  'text',
  'short',
  'also',
  'broken',
  'allowed',
  'traits',
  'portName',
])
