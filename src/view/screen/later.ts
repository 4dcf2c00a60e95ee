/** What loads a part of the page. */
type Load = () => Promise<unknown>

const loads = new Set<Load>()
let isDrawn = false
let tellDrawn = () => {}
/** Fulfilled once the first drawing is there, or there is none to wait for. */
export const drawn = new Promise<void>(resolve => {
  tellDrawn = resolve
})

/** How long a pane beside the drawing waits for it, in milliseconds. */
const patience = 2000

/** A part that the first drawing does without: it is loaded when it is first asked for, or once the page has nothing else to do. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  loads.add(load)
  if (isDrawn) fetchSoon([load])
  return load
}

/** A pane that stands beside the first drawing, and lets it come first. */
export function afterDrawing<Part>(load: () => Promise<Part>): () => Promise<Part> {
  const waited = later(load)
  return async () => {
    if (!isDrawn) await Promise.race([drawn, new Promise(resolve => setTimeout(resolve, patience))])
    return waited()
  }
}

/** From here on parts may be fetched that nobody has asked for, one after the other, so that later nothing waits for the network. */
export function fetchLater(): void {
  if (isDrawn) return
  isDrawn = true
  whenIdle(tellDrawn)
  fetchSoon([...loads])
}

/** One after the other without a pause: while a page asks for files, the browser does not look for a new version of it. */
function fetchSoon(wanted: readonly Load[]): void {
  whenIdle(async () => {
    // One that does not come is asked for again by whoever needs it.
    for (const load of wanted) await load().catch(() => undefined)
  })
}

function whenIdle(run: () => unknown): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}
