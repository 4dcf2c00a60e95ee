import { describe, expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../testing/canvas-graph.ts'
import { compareFiles } from '../patch/compare-files.ts'
import type { Question } from '../questions/index.ts'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import type { ChangeReport } from './change-report.ts'
import { commitMessage, commitSubject } from './commit-message.ts'
import { mermaidOf } from './mermaid.ts'
import { pullRequestText } from './pull-request.ts'

const [shop] = shopFiles as [Files[number]]

function reportOf(before: Files, after: Files): ChangeReport {
  const session = createSession()
  const { diagnostics } = session.update(after)
  const ask = (question: Question) => finish(session.ask(question).steps) as never
  return {
    files: compareFiles(before, after),
    resources: ask({ type: 'changedResources', before }),
    routing: ask({ type: 'changes', before }),
    problemsBefore: ask({ type: 'diagnosticsOf', other: before }),
    problems: diagnostics,
  }
}

function edited(from: string, to: string): Files {
  return [{ ...shop, text: shop.text.replace(from, to) }]
}

it('writes a commit message: what was changed, and what that does to requests', () => {
  const report = reportOf(
    shopFiles,
    edited('weight: 80', 'weight: 90').map(it => ({
      ...it,
      text: it.text.replace('weight: 20', 'weight: 10'),
    })),
  )
  expect(commitMessage(report)).toBe(`Change VirtualService shop

Requests:
- shop.example.com/cart… goes to 90 % cart.shop:443 v1 and 10 %
  cart.shop:443 v2 instead of 80 % cart.shop:443 v1 and 20 %
  cart.shop:443 v2.
`)
})

it('writes a pull request: requests with a witness, resources, problems before and now, a picture', () => {
  const report = reportOf(shopFiles, edited('hosts: [blog.example.com]', 'hosts: [shop.example.com]'))
  const { title, body } = pullRequestText(report, graphOf(edited('', '')))
  expect(title).toBe('Change VirtualService blog')
  expect(body).toContain('## What changes for requests\n\n')
  expect(body).toMatch(/\n```\ncurl .*\nbefore: .*\nnow: {4}.*\n```\n/)
  expect(body).toContain('| Changed | VirtualService blog in shop |\n')
  expect(body).toContain('Files: shop.yaml.\n')
  expect(body).toMatch(/\| Errors \| \d+ \| \d+ \|\n/)
  expect(body).toMatch(/(New|Solved):\n\n- /)
  expect(body).toMatch(/```mermaid\nflowchart LR\n/)
})

it('says so where routing stays, and where only comments changed', () => {
  const layout = reportOf(shopFiles, edited('kind: Gateway', '# The way in.\nkind: Gateway'))
  expect(commitMessage(layout)).toBe('Change shop.yaml\n\nComments and layout only: no resource changes.\n')
  const labels = reportOf(shopFiles, edited('name: public', 'name: public\n  labels: { team: web }'))
  expect(commitMessage(labels)).toBe('Change Gateway public\n\nRouting does not change.\n')
})

it('keeps a subject to 72 characters, whatever changes', () => {
  const resource = {
    id: '',
    kind: 'VirtualService',
    namespace: 'shop',
    name: 'a-rather-long-name',
    change: 'added' as const,
  }
  const many = (count: number) => Array.from({ length: count }, () => resource)
  expect(commitSubject({ resources: many(2), files: [] })).toBe(
    'Add VirtualService a-rather-long-name, a-rather-long-name',
  )
  expect(
    commitSubject({
      resources: [...many(4), { ...resource, kind: 'ServiceEntry', change: 'removed' }],
      files: [],
    }),
  ).toBe('Add 4 VirtualServices, remove ServiceEntry a-rather-long-name')
  const kinds = ['Gateway', 'Sidecar', 'EnvoyFilter', 'Telemetry', 'ProxyConfig'].map(kind => ({
    ...resource,
    kind,
  }))
  expect(commitSubject({ resources: kinds, files: [] })).toBe('Change 5 resources')
})

it('takes no markup, no line and no mention from names', () => {
  const name = 'a`b\n- **c** @team <img>'
  const resource = { id: '', kind: 'Gateway', namespace: '', name, change: 'changed' as const }
  const report = { ...reportOf(shopFiles, shopFiles), resources: [resource] }
  expect(commitMessage(report).split('\n')[0]).toBe('Change Gateway a`b - **c** @team <img>')
  expect(pullRequestText(report).body).toContain('Gateway a\\`b - \\*\\*c\\*\\* @\u200bteam \\<img\\> |\n')
})

describe('a Mermaid flowchart', () => {
  it('has a box a node, shares at arrows, and says which links have no effect', () => {
    const text = mermaidOf(graphOf(shopFiles))
    expect(text).toMatch(/\["public<br\/>.*80 HTTP<br\/>443 HTTPS<br\/>8443 HTTPS"\]\n/)
    expect(text).toMatch(/ -->\|"80 %"\| n\d+\n/)
    expect(text).toMatch(/ -\.->\|"no effect"\| n\d+\n/)
  })

  it('lets no name out of its quotes', () => {
    const host = '"]; click n0 "javascript:alert(1)" %% `x`'
    const files = [
      {
        name: 'a.yaml',
        text: `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${JSON.stringify(host)} }\nspec: { hosts: [${JSON.stringify(host)}], http: [{ route: [{ destination: { host: ${JSON.stringify(host)} } }] }] }\n`,
      },
    ]
    for (const line of mermaidOf(graphOf(files)).split('\n'))
      expect(line).toMatch(
        /^(flowchart LR|| {2}\w+[[({]+"[^"`]*"[\])}]+| {2}n\d+ \S+ n\d+| {2}n\d+ [-.>]+\|"[^"]*"\| n\d+)$/,
      )
  })

  it('counts what it does not draw', () => {
    const node = { ...graphOf(shopFiles).nodes[0]! }
    const nodes = Array.from({ length: 200 }, (_, i) => ({ ...node, id: String(i) }))
    expect(mermaidOf({ nodes, edges: [] })).toContain('more["80 more boxes are not drawn"]')
  })
})
