export interface LengthRemark {
  readonly tone: 'success' | 'warning' | 'error'
  readonly text: string
}

/** What becomes of a link of so many characters on its way: Windows opens up to 2,083, chats cut at about 4,000. */
export function remarkOnLength(length: number): LengthRemark {
  if (length > 4000)
    return {
      tone: 'error',
      text: 'Chats and mail programs cut links this long. Save a file instead: it opens to the same.',
    }
  if (length > 2000)
    return {
      tone: 'warning',
      text: 'Some programs on Windows do not open links of more than 2,000 characters. It works if pasted into the address bar.',
    }
  return { tone: 'success', text: 'Short enough for every chat and mail program.' }
}

/** A way that links go, and the longest it takes whole, in characters. */
export interface LinkWay {
  readonly name: string
  readonly most: number
}

/** From the narrowest on. A line of a mail is RFC 5322's; Windows opens addresses up to what its shell takes. */
export const linkWays: readonly LinkWay[] = [
  { name: 'Plain-text mail', most: 998 },
  { name: 'Discord', most: 2000 },
  { name: 'Windows', most: 2083 },
  { name: 'Slack', most: 4000 },
  { name: 'GitHub comment', most: 65_536 },
]
