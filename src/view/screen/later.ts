/** What loads a part of the page. */
type Load = () => Promise<unknown>

const loads = new Set<Load>()
let isDrawn = false

/** A part that the first drawing does without: it is loaded when it is first asked for, or once the page has nothing else to do. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  loads.add(load)
  if (isDrawn) fetchSoon([load])
  return load
}

/** From here on parts may be fetched that nobody has asked for, one after the other, so that later nothing waits for the network. */
export function fetchLater(): void {
  if (isDrawn) return
  isDrawn = true
  fetchSoon([...loads])
}

/** One that does not come is asked for again by whoever needs it. */
function fetchSoon([load, ...others]: readonly Load[]): void {
  if (!load) return
  whenIdle(() => {
    const next = () => fetchSoon(others)
    load().then(next, next)
  })
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}
