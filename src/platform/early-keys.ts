let heard: KeyboardEvent[] = []

/** Hears the keys that are pressed before the page is there. */
export function hearKeys(): void {
  addEventListener('keydown', hear, { capture: true })
}

/** Those keys, in their order; from here on somebody else hears them. */
export function takeHeardKeys(): readonly KeyboardEvent[] {
  removeEventListener('keydown', hear, { capture: true })
  const taken = heard
  heard = []
  return taken
}

function hear(event: KeyboardEvent): void {
  heard.push(event)
}
