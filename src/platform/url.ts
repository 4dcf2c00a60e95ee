/** The share fragment of the page's address, without `#`; undefined when there is none. */
export function readShareFragment(): string | undefined {
  return shareFragmentOf(location.hash)
}

/**
 * The fragment in a text that may be a whole address or its end: what begins as a link does, with a version and a colon.
 * Whether it can be opened is not decided here: a version that does not exist is to be told, not passed over.
 */
export function shareFragmentOf(address: string): string | undefined {
  const fragment = decode(address.slice(address.indexOf('#') + 1).trim())
  return /^v[-+.\d]*e?:|^v\d+e?$/i.test(fragment) ? fragment : undefined
}

/** Takes the fragment out of the address, without a step in the browser's history. */
export function clearShareFragment(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Whether the page shows the drawing alone, in a frame of another page: `?embed`. */
export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has('embed')
}

/** The address of the same content in the whole of Drawbridge. */
export function wholePageUrl(): string {
  return location.pathname + location.hash
}

/** The address that opens this page with a fragment; `embed`: with the drawing alone. */
export function shareUrl(fragment: string, embed = false): string {
  return `${location.origin === 'null' ? 'file://' : location.origin}${location.pathname}${embed ? '?embed' : ''}#${fragment}`
}

/** Opens the letters of a link as if it had been pasted into the address of the open page. */
export function openFragment(fragment: string): void {
  for (const listener of listeners) listener(fragment)
}

const listeners = new Set<(fragment: string) => void>()

/** Calls back when a link is pasted into the address of the open page. Returns what ends it. */
export function watchShareFragment(listener: (fragment: string) => void): () => void {
  const heard = () => {
    const fragment = readShareFragment()
    if (fragment) listener(fragment)
  }
  addEventListener('hashchange', heard)
  listeners.add(listener)
  return () => {
    removeEventListener('hashchange', heard)
    listeners.delete(listener)
  }
}

// Some chat programs write the colon as %3A.
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
