import { askBuild } from '../src/core/ask-build.ts'
import type { AskedBuild } from '../src/core/build-requests/build.ts'
import { resolveView } from '../src/core/kustomize/view/resolved-view.ts'
import { languageService } from '../src/core/language-client.ts'
import type { ParamsOf, RequestName } from '../src/core/language-service/index.ts'
import { createSession } from '../src/core/session.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { positionsIn } from '../src/core/text/positions/position.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { cpuOf, quantile } from './measure.ts'

/** A base of so many resources, with an overlay that gives them a prefix and another that changes one of them. */
function builtFiles(count: number): Files {
  const base = manyResources(count).map(it => ({ name: `base/${it.name}`, text: it.text }))
  const list = manyResources(count).map(it => `- ${it.name}\n`)
  const [first] = base.filter(it => it.text.includes('kind: VirtualService'))
  return [
    ...base,
    { name: 'base/kustomization.yaml', text: `resources:\n${list.join('')}` },
    {
      name: 'overlays/prod/kustomization.yaml',
      text: 'resources: [../../base]\npatches: [{path: patch.yaml}]\n',
    },
    {
      name: 'overlays/prod/patch.yaml',
      text: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: cart, namespace: ${/namespace: (.*)/.exec(first?.text ?? '')?.[1]}}
spec: {gateways: [public, mesh]}
`,
    },
    { name: 'overlays/test/kustomization.yaml', text: 'resources: [../../base]\nnamePrefix: test-\n' },
  ]
}

/**
 * What an editor waits in the files of an overlay that is shown, each asked right after a keystroke in one of them: the 95th percentile in
 * milliseconds of processor time.
 */
export function overlayWaits(count: number, times = 40): Readonly<Record<string, number>> {
  const session = createSession()
  const service = languageService(session)
  let files = builtFiles(count)
  const spent = new Map<string, number[]>()
  const warmUp = 4
  const routed = files.flatMap(({ text }, i) => (text.includes('host: ') ? [i] : []))
  for (let i = 0; i < times + warmUp; i++) {
    const index = routed[(i * 37) % routed.length]!
    files = files.map((it, k) => (k === index ? { name: it.name, text: `${it.text}#` } : it))
    const view = resolveView(files, 'overlays/prod')
    const { diagnostics } = session.update([view.file], defaultSettings)
    const build: AskedBuild = { files, view, diagnostics, isAnalysed: true }
    const { name, text } = files[index]!
    const at = {
      file: name,
      text,
      position: positionsIn(text).positionAt(text.indexOf('host: ') + 'host: '.length),
    }
    const ask = <R extends RequestName>(request: R, params: ParamsOf<R>) => {
      const asked = askBuild(build, request, params)
      const answer = service[request](asked.params as never)
      return asked.answered(answer as never)
    }
    const asks: Readonly<Record<string, () => unknown>> = {
      completion: () => ask('completion', at),
      hover: () => ask('hover', at),
      definition: () => ask('definition', at),
      codeLens: () => ask('codeLens', { file: name, text }),
      inlayHints: () => ask('inlayHints', { file: name, text }),
      prepareRename: () => ask('prepareRename', at),
      rename: () => ask('rename', { ...at, newName: 'renamed' }),
    }
    for (const [ask, work] of Object.entries(asks)) {
      const ms = cpuOf(work)
      if (i >= warmUp) spent.set(ask, [...(spent.get(ask) ?? []), ms])
    }
  }
  return Object.fromEntries([...spent].map(([ask, all]) => [ask, quantile(all, 0.95)]))
}
