import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { keepCode } from './kept/keep-code.ts'

/** The flags below were measured with the V8 of Node 20 alone. `docs/decisions/0029-what-a-check-costs.md` has the figures. */
const isMeasured = process.versions.v8.startsWith('11.')

/**
 * Sets V8 up for a process of a second or two. What it compiles is kept for the next run (`NODE_DISABLE_COMPILE_CACHE=1`
 * turns that off).
 */
export function prepareEngine(): void {
  setFlags()
  if (process.getuid) keepCode(setFlags)
  else keepCompiled()
}

/** Where files have no owner that could be looked at, as in Windows, what Node 22 keeps itself is better than nothing. */
function keepCompiled(): void {
  const { getBuiltinModule } = process as { getBuiltinModule?: (name: string) => unknown }
  const module = getBuiltinModule?.('node:module') as { enableCompileCache?: () => unknown } | undefined
  module?.enableCompileCache?.()
}

/**
 * In Node 20, where nothing lies between the first and the last of V8's compilers, a function has to run three times as long before
 * the last one takes it up: at 1,000 resources a third of all processor time went into code that hardly ran any more. Room for
 * new objects grows in few steps: less is copied.
 */
function setFlags(): void {
  if (!isMeasured) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--semi-space-growth-factor=4')
  setFlagsFromString('--incremental-marking')
}

/**
 * The same for a check of so much text, once it is read and all code is loaded: the less there is to do, the less is worth
 * the last compiler. Room for new objects, twice 4 MB by then, grows no more: that makes nothing slower, and its full size would be
 * a quarter of all that a check takes. What is old is not marked beside the work: most checks end before it would be collected.
 */
export function prepareForText(characters: number): void {
  if (!isMeasured) return
  setFlagsFromString(`--interrupt-budget=${characters < 1_000_000 ? 4_000_000 : 1_600_000}`)
  setFlagsFromString('--no-incremental-marking')
  const room = getHeapSpaceStatistics().find(it => it.space_name === 'new_space')?.space_size ?? 0
  if (room >= 4 << 20) setFlagsFromString('--semi-space-growth-factor=1')
}
