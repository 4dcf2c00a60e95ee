export interface LengthRemark {
  readonly tone: 'success' | 'warning' | 'error'
  readonly text: string
}

/** What becomes of a link of so many characters on its way: Windows opens up to 2,083, chats cut at about 4,000. */
export function remarkOnLength(length: number): LengthRemark {
  if (length > 4000)
    return {
      tone: 'error',
      text: 'Chats and mail programs cut links this long. Export the files instead, or share fewer of them.',
    }
  if (length > 2000)
    return {
      tone: 'warning',
      text: 'Some programs on Windows do not open links of more than 2,000 characters. It works if pasted into the address bar.',
    }
  return { tone: 'success', text: 'Short enough for every chat and mail program.' }
}
