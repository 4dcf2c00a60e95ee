export interface LeavingPage {
  /** Begins to save what is not saved. */
  flush(): void
  /** Writes down what a save under way may not finish; false when that would be lost. */
  writeLastWords(): boolean
  /** Whether there is work that the browser does not keep. */
  isUnsaved(): boolean
  /** The page goes away, after all that. */
  leave(): void
  /** It went away and is there again as it was. */
  comeBack(): void
}

/**
 * Saves when the page is left, and lets the browser ask first where the work would be lost. Returns what ends it.
 * A transaction begun while the page goes away may not be finished; local storage is written at once.
 */
export function guardLeaving({ flush, writeLastWords, isUnsaved, leave, comeBack }: LeavingPage): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const keep = () => {
    flush()
    return writeLastWords()
  }
  addEventListener(
    'pagehide',
    () => {
      keep()
      leave()
    },
    { signal },
  )
  addEventListener('pageshow', ({ persisted }) => persisted && comeBack(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') keep()
    },
    { signal },
  )
  addEventListener(
    'beforeunload',
    event => {
      const kept = keep()
      if (isUnsaved() || !kept) event.preventDefault()
    },
    { signal },
  )
  return () => ending.abort()
}
