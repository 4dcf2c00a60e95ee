// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultSettings } from '../core/settings.ts'
import { requestReveal, revealRequests } from '../platform/monaco/reveal-request.ts'
import { noQuestions } from '../testing/plain-analyzer.ts'
import { createWorkspace } from '../workspace/create-workspace.ts'
import { resetWith, workspaceStores } from '../workspace/workspace-store.ts'
import { canaryStore, keepPlan, toggleCanary } from './form/canary/canary-state.ts'
import { changesStore } from './screen/changes-state.ts'
import { layoutStore } from './screen/layout-state.ts'
import { traceStore, traceText } from './trace/trace-state.ts'
import { leaveOut, setRate, trafficStore } from './traffic/traffic-state.ts'

const source = join(import.meta.dirname, '..')

function open() {
  const workspace = createWorkspace({
    analyzer: { analyze: () => new Promise(() => undefined), dispose() {}, ...noQuestions },
    now: () => 0,
    content: { name: 'first', files: [{ name: 'first.yaml', text: 'first: 1' }], settings: defaultSettings },
  })
  resetWith(workspace)
  return workspace
}

const second = { name: 'second', files: [{ name: 'second.yaml', text: 'second: 2' }] }

describe('another workspace', () => {
  let makers: string[]

  beforeAll(async () => {
    makers = ['view', 'platform']
      .flatMap(layer =>
        readdirSync(join(source, layer), { recursive: true, encoding: 'utf8' }).map(it => join(layer, it)),
      )
      .filter(
        it =>
          /(?<!\.test)\.tsx?$/.test(it) &&
          /\bworkspaceStore[<(]/.test(readFileSync(join(source, it), 'utf8')),
      )
    await Promise.all(makers.map(it => import(/* @vite-ignore */ join(source, it))))
  })

  it('finds nothing of the first in any store', () => {
    expect(makers.length).toBeGreaterThan(7)
    expect(workspaceStores().length).toBeGreaterThanOrEqual(makers.length)
    const workspace = open()
    const before = workspaceStores().map(it => it.getInitialState())
    for (const store of workspaceStores()) {
      const keys = [...Object.keys(store.getInitialState()), 'added']
      store.setState(Object.fromEntries(keys.map(it => [it, 'of the first workspace'])))
    }
    workspace.load(second)
    expect(workspaceStores().map(it => it.getState())).toEqual(before)
    expect(JSON.stringify(workspaceStores().map(it => it.getState()))).not.toContain('first')
  })

  it('is not compared with the files, counted at the rates or traced as the requests of the first', () => {
    const workspace = open()
    changesStore.setState({ compareWith: 'file', picked: workspace.store.getState().files })
    setRate('group', 7)
    leaveOut('group', true)
    traceText('GET http://first.example.com/', 'istio=first')
    traceStore.setState({ older: 'VirtualService/default/first' })
    keepPlan('rule', {})
    toggleCanary('rule')
    requestReveal({ file: 'first.yaml', from: 0, to: 1, focus: false })

    workspace.load(second)

    expect(changesStore.getState()).toEqual({
      compareWith: 'baseline',
      shows: 'requests',
      snapshot: undefined,
      link: '',
      picked: undefined,
    })
    expect(trafficStore.getState().rates.size + trafficStore.getState().leftOut.size).toBe(0)
    expect(traceStore.getState()).toMatchObject({ text: '', gateway: undefined, older: undefined })
    expect(canaryStore.getState()).toMatchObject({ plans: {}, open: new Set() })
    expect(revealRequests.getState().request).toBeUndefined()
  })

  it('keeps what the user prefers, and an edit resets nothing', () => {
    const workspace = open()
    layoutStore.setState({ yaml: false })
    traceText('GET http://shop.example.com/')
    workspace.apply('Add', [{ type: 'create', file: 'b.yaml', text: 'b: 1' }])
    expect(traceStore.getState().text).not.toBe('')
    workspace.load(second)
    expect(traceStore.getState().text).toBe('')
    expect(layoutStore.getState().yaml).toBe(false)
  })
})
