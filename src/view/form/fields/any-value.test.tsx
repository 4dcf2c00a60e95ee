import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { examples } from '../../../core/examples/index.ts'
import { identifyFiles } from '../../../core/model/locate.ts'
import type { Place, Resource } from '../../../core/model/resource.ts'
import { defaultSettings } from '../../../core/settings.ts'
import type { Files } from '../../../core/text/file-change.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { nastyWorkspaces } from '../../../testing/nasty-workspaces.ts'
import { pathsOf, set } from '../../../testing/operations/plain-values.ts'
import { noQuestions } from '../../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../../workspace/create-workspace.ts'
import { emptyContent } from '../../../workspace/workspace-content.ts'
import { WorkspaceProvider } from '../../workspace-context.tsx'
import { InspectorPane } from '../InspectorPane.tsx'

const wrong: readonly Json[] = [null, 'text', '', 7, true, [], {}, [null, 'x', [1]], { x: { y: [] } }]

describe('the form', { timeout: 300_000 }, () => {
  it.each(nastyWorkspaces)('shows resources and their parts: $name', ({ files }) => {
    for (const place of placesOf(files)) expect(shown(files, place)).toContain('Inspector')
  })

  it('shows a resource whose fields hold values of any sort', () => {
    const kinds = new Set<string>()
    for (const resource of resourcesOf(examples.flatMap(it => it.files)))
      if (!kinds.has(resource.kind)) {
        kinds.add(resource.kind)
        for (const [i, path] of pathsOf(resource.spec as Json).entries()) {
          const spec = set(resource.spec as Json, path, wrong[i % wrong.length]!)
          const files = [{ name: 'a.yaml', text: JSON.stringify({ ...resource.value, spec }) }]
          for (const place of placesOf(files)) expect(shown(files, place)).toContain('Inspector')
        }
      }
    expect(kinds.size).toBeGreaterThan(3)
  })
})

function resourcesOf(files: Files): Resource[] {
  return identifyFiles(files, defaultSettings).flatMap(it => it.resources)
}

/** Every resource, and the first parts of its lists, of which some have a form of their own. */
function placesOf(files: Files): Place[] {
  return resourcesOf(files).flatMap(({ id, spec }) => [
    { resource: id, path: [] },
    ...Object.entries(spec).flatMap(([key, list]) =>
      Array.isArray(list) ? list.slice(0, 2).map((_, i) => ({ resource: id, path: ['spec', key, i] })) : [],
    ),
  ])
}

function shown(files: Files, place: Place): string {
  const analyzer = { analyze: () => new Promise<never>(() => {}), dispose() {}, ...noQuestions }
  const workspace = createWorkspace({ analyzer, content: { ...emptyContent, files }, now: () => 0 })
  workspace.select({ type: 'place', place, origin: 'canvas' })
  // Rendered once to text, a store is asked for what it began with.
  const store = { ...workspace.store, getInitialState: workspace.store.getState }
  return renderToString(
    <WorkspaceProvider value={{ ...workspace, store }}>
      <InspectorPane />
    </WorkspaceProvider>,
  )
}
