import type { WorkerLike } from '../../../../src/platform/worker-analyzer.ts'

/**
 * Starts workers of a script that lies beside the page. To a webview that is another site, whose scripts it may read but not start a worker
 * from: each is started from a copy of the text. Where it cannot be read, starting one says why.
 */
export async function workersOf(script: string): Promise<() => WorkerLike> {
  try {
    const response = await fetch(script)
    if (!response.ok) throw new Error(`${script} answers ${response.status}`)
    const copy = new Blob([await response.text()], { type: 'text/javascript' })
    const address = URL.createObjectURL(copy)
    return () => new Worker(address, { name: 'analysis' }) as unknown as WorkerLike
  } catch (fault) {
    return () => {
      throw fault
    }
  }
}
