/** What a comment that mutes begins with. */
export const muteWord = 'drawbridge-ignore'
