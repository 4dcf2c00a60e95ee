/** The page's own moves of the cursor carry this source, so that they are not taken for the user's. */
export const cursorSource = 'drawbridge'
