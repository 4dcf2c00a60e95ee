// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { layoutStore } from '../screen/layout-state.ts'
import { traceStore } from '../trace/trace-state.ts'
import { traceViews } from '../trace/trace-views.ts'
import type { CommandContext } from './command.ts'
import { commands } from './index.ts'
import { findItems, searchItems } from './search-items.ts'
import { traceCommands } from './trace.tsx'

afterEach(() => traceStore.setState({ view: 'request' }))

test('every view of the trace is reached from the search', () => {
  const reached = traceCommands.map(it => {
    it.run({} as CommandContext)
    return traceStore.getState().view
  })
  expect(reached).toEqual(traceViews.map(it => it.id))
  expect(layoutStore.getState()).toMatchObject({ drawer: true, drawerTab: 'trace', narrowTab: 'trace' })
})

test('the search for "trace" begins with the request', () => {
  const [first] = findItems(searchItems(undefined, [], commands), 'trace', 5)
  expect(first?.title).toBe('Trace a request')
})
