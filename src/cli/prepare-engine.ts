import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

/**
 * Sets V8 up for a process of a second or two. Node 22 keeps what it compiled for the next run (`NODE_DISABLE_COMPILE_CACHE=1`
 * turns that off). In Node 20, where nothing lies between the first and the last of V8's compilers, a function has to run
 * three times as long before the last one takes it up: at 1,000 resources a third of all processor time went into code that
 * hardly ran any more. Nearly all that is made stays, so room for new things grows to its full size at once: less is copied. `docs/decisions/0029-what-a-check-costs.md` has the figures.
 */
export function prepareEngine(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown }
  enableCompileCache?.()
  if (!process.versions.v8.startsWith('11.')) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--semi-space-growth-factor=16')
}
