// Monaco reads its surroundings while it is loaded: they are there before it.
import './environment.ts'

export type Monaco = typeof import('./monaco.ts')

let loading: Promise<Monaco> | undefined

/** Monaco, fetched when first asked for. After a failure the next call tries again. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts')
  loading.catch(() => {
    loading = undefined
  })
  return loading
}
