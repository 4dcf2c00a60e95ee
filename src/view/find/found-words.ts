import type { Found } from '../../core/find/found-match.ts'

/** How much was found, in words: `500 of 1,234 places in 7 files`. */
export function foundWords({ matches, total, files, isCut }: Found): string {
  if (total === 0) return 'Nothing found'
  const all = `${total.toLocaleString('en')}${isCut ? ' or more' : ''}`
  const count = matches.length < total ? `${matches.length} of ${all}` : all
  return `${count} ${total === 1 ? 'place' : 'places'} in ${files === 1 ? '1 file' : `${files} files`}`
}
