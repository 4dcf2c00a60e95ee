import { expect } from 'vitest'
import type { Analysis } from '../core/analysis.ts'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { Files } from '../core/text/file-change.ts'
import { createWorkspace } from '../workspace/create-workspace.ts'
import { joinSession, type Session, type SessionParts } from '../workspace/together/session.ts'
import type { Analyzer, Workspace } from '../workspace/workspace.ts'
import { noQuestions } from './plain-analyzer.ts'
import type { SimulatedNetwork } from './simulated-network.ts'

const nothing: Analysis = { documents: [], resources: [], diagnostics: [], graph: { nodes: [], edges: [] } }
const analyzer: Analyzer = { analyze: async () => nothing, dispose() {}, ...noQuestions }

/** A workspace whose clock goes on by so many milliseconds with each look at it. */
export function workspaceOf(files: Files, step = 300, more: Partial<WorkspaceContent> = {}): Workspace {
  let clock = 0
  return createWorkspace({ analyzer, now: () => (clock += step), content: { name: 'Shop', files, ...more } })
}

let made = 0

export function partsOf(workspace: Workspace): SessionParts {
  return {
    workspace,
    newId: () => `id${(++made * 7919) % 100_003}`,
    listener: {
      people() {},
      cannotShow() {
        throw new Error('Too much to show')
      },
    },
  }
}

/** Hears of the document on a connection of its own, and goes on with a session. */
export function joinRoom(
  workspace: Workspace,
  base: Files,
  network: SimulatedNetwork,
  peer: number,
): Session {
  const parts = partsOf(workspace)
  const joining = joinSession(parts.newId)
  network.connect(peer, { connect: options => joining.wire(options) })
  network.settle()
  expect(joining.files()).toBeDefined()
  network.cut(peer)
  const session = joining.enter(parts, base)
  network.connect(peer, session)
  return session
}
