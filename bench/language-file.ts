import { languageService } from '../src/core/language-client.ts'
import type { CodeLens } from '../src/core/language-service/code-lens.ts'
import { createSession } from '../src/core/session.ts'
import { defaultSettings } from '../src/core/settings.ts'
import { positionsIn } from '../src/core/text/positions/position.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { cpuOf, quantile } from './measure.ts'

/**
 * What an editor waits where all resources stand in one file, each asked right after a keystroke in another document: the 95th
 * percentile in milliseconds of processor time. Tokens and hints are asked for the lines on screen.
 */
export function oneFileWaits(count: number, times = 20): Readonly<Record<string, number>> {
  const session = createSession()
  const service = languageService(session)
  const name = 'all.yaml'
  const whole = manyResources(count)
    .map(it => it.text)
    .join('---\n')
  session.update([{ name, text: whole }], defaultSettings)
  const spent = new Map<string, number[]>()
  const warmUp = 5
  for (let i = 0; i < times + warmUp; i++) {
    const from =
      whole.indexOf('host: ', Math.floor((whole.length * ((i * 37) % 100)) / 101)) + 'host: '.length
    const end = whole.indexOf('\n', from)
    const text = `${whole.slice(0, end)} #${'#'.repeat(i)}${whole.slice(end)}`
    session.update([{ name, text }], defaultSettings)
    // The text comes in a message: another string than the session's, which nothing knows.
    const sent = Buffer.from(text).toString()
    const position = positionsIn(text).positionAt(from)
    const at = { file: name, text: sent, position }
    const file = { file: name, text: sent }
    const lines = {
      start: { line: position.line - 20, character: 0 },
      end: { line: position.line + 20, character: 0 },
    }
    const isShown = ({ range: { start } }: CodeLens) =>
      start.line >= lines.start.line && start.line <= lines.end.line
    const shown = () =>
      service
        .codeLens(file)
        .filter(isShown)
        .map(it => it.data)
    const asks: Readonly<Record<string, () => unknown>> = {
      completion: () => service.completion(at),
      hover: () => service.hover(at),
      definition: () => service.definition(at),
      semanticTokens: () => service.semanticTokens({ ...file, range: lines }),
      inlayHints: () => service.inlayHints({ ...file, range: lines }),
      foldingRanges: () => service.foldingRanges(file),
      documentLinks: () => service.documentLinks(file),
      codeLens: () => service.codeLens(file),
      lensWords: () => service.codeLensesResolve({ lenses: shown() }),
      documentSymbols: () => service.documentSymbols(file),
      workspaceSymbols: () => service.workspaceSymbols({ query: 'car' }),
      refactorings: () => service.refactorings(at),
      formatting: () => service.formatting(file),
      rename: () => service.rename({ ...at, newName: 'renamed' }),
    }
    for (const [ask, work] of Object.entries(asks)) {
      const ms = cpuOf(work)
      if (i >= warmUp) spent.set(ask, [...(spent.get(ask) ?? []), ms])
    }
  }
  return Object.fromEntries([...spent].map(([ask, all]) => [ask, quantile(all, 0.95)]))
}
