import { languageService } from '../src/core/language-client.ts'
import { createSession } from '../src/core/session.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { positionsIn } from '../src/core/text/positions/position.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { cpuOf, quantile } from './measure.ts'

/** What an editor waits for the language service, in milliseconds of processor time, each asked right after a keystroke. */
export interface Waits {
  readonly completion: number
  readonly hover: number
  readonly definition: number
  readonly references: number
  readonly rename: number
}

/** The 95th percentile of each, in a workspace of so many resources. */
export function languageWaits(count: number, times = 60): Waits {
  const session = createSession()
  const service = languageService(session)
  let files: Files = manyResources(count)
  session.update(files, defaultSettings)
  const spent: Record<keyof Waits, number[]> = {
    completion: [],
    hover: [],
    definition: [],
    references: [],
    rename: [],
  }
  for (let i = 0; i < times + 20; i++) {
    const { index, name, text } = withRoutes(files, i)
    const typed = `${text}#`
    files = files.map((it, k) => (k === index ? { name, text: typed } : it))
    session.update(files, defaultSettings)
    const host = positionsIn(typed).positionAt(typed.indexOf('host: ') + 'host: '.length)
    const at = { file: name, position: host }
    const asks: { readonly [K in keyof Waits]: () => unknown } = {
      completion: () => service.completion(at),
      hover: () => service.hover(at),
      definition: () => service.definition(at),
      references: () => service.references(at),
      rename: () => service.rename({ ...at, newName: 'renamed' }),
    }
    for (const [ask, work] of Object.entries(asks)) {
      const ms = cpuOf(work)
      // The first are slow whatever the size.
      if (i >= 20) spent[ask as keyof Waits].push(ms)
    }
  }
  const p95 = (ask: keyof Waits) => quantile(spent[ask], 0.95)
  return {
    completion: p95('completion'),
    hover: p95('hover'),
    definition: p95('definition'),
    references: p95('references'),
    rename: p95('rename'),
  }
}

/** A file with a VirtualService, another one each time. */
function withRoutes(files: Files, step: number): { index: number; name: string; text: string } {
  const start = (step * 37) % files.length
  for (let i = 0; i < files.length; i++) {
    const index = (start + i) % files.length
    const { name, text } = files[index]!
    if (text.includes('host: ')) return { index, name, text }
  }
  throw new Error('No file routes anything')
}
