// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, it } from 'vitest'
import { commitMessage } from '../../core/exports/commit-message.ts'
import { pullRequestText } from '../../core/exports/pull-request.ts'
import { compareFiles } from '../../core/patch/compare-files.ts'
import { plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { loadOverlays } from '../../workspace/overlays.ts'
import { WorkspaceProvider } from '../workspace-context.tsx'
import { useChangeReport } from './use-change-report.ts'

const base = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: store
spec:
  hosts: [store.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{number: 80, name: http, protocol: HTTP}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - timeout: 5s
    route:
    - destination: {host: store.example.com}
`
const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: shop}\n'
const prod = 'helmCharts: [{name: a}]\nnamespace: prod\nnamePrefix: prod-\nresources: [../base]\n'

beforeAll(loadOverlays)

it('tells what changed of what the kustomization builds that is shown, not of the files', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const before = [
    { name: 'base/kustomization.yaml', text: 'resources: [shop.yaml]\n' },
    { name: 'base/shop.yaml', text: base },
    { name: 'prod/kustomization.yaml', text: `${prod}patches: [{path: gone.yaml}]\n` },
    {
      name: 'prod/gone.yaml',
      text: `${head}spec: {exportTo: [mars]}\n`,
    },
  ]
  const files = [...before]
  files[1] = { name: 'base/shop.yaml', text: base.replace('timeout: 5s', 'timeout: 9s') }
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    now: () => 0,
    content: { name: '', files, baseline: { files: before, since: 'opened', at: 0 } },
  })
  workspace.setOverlay('prod')
  await workspace.fresh()
  let report: ReturnType<typeof useChangeReport>['answer']
  const differing = compareFiles(before, files)
  function Asking() {
    report = useChangeReport(differing).answer
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <Asking />
      </WorkspaceProvider>,
    ),
  )
  await act(() => new Promise(resolve => setTimeout(resolve)))

  expect(report?.resources).toMatchObject([
    { change: 'changed', kind: 'VirtualService', name: 'prod-shop', namespace: 'prod' },
  ])
  expect(commitMessage(report!)).toMatch(/^Change VirtualService prod-shop\n/)
  // Problems stand in the files before as they do now, and none is new that was there.
  expect(report!.problemsBefore.map(it => [it.id, it.file])).toEqual(
    report!.problems.map(it => [it.id, it.file]),
  )
  expect(report!.problems).not.toEqual([])
  expect(pullRequestText(report!).body).not.toMatch(/New:|Solved:/)
  await act(() => root.unmount())
  workspace.dispose()
})
