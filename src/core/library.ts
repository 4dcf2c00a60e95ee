/**
 * What `import … from 'drawbridge'` gives: functions from the text of files to plain data. Names and shapes follow semantic
 * versioning. `index.ts` is the door for tools of this repository, which change along with what they use.
 */
import { readModel } from './model/read-model.ts'
import { appliedModel } from './rules/engine/refusals.ts'
import type { SavedRequest } from './saved/saved-request.ts'
import { type TracedRequest, tracedRequest } from './saved/traced-request.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import type { Files } from './text/file-change.ts'

export type {
  Analysis,
  DocumentSummary,
  Judgement,
  ResourceSummary,
} from './analysis.ts'
export { analyze } from './analyze.ts'
export type { Diagnostic, Muted } from './diagnostic.ts'
export type {
  AbsentName,
  Badge,
  Column,
  DestinationNode,
  EntryNode,
  GatewayNode,
  Graph,
  GraphEdge,
  GraphNode,
  GroupNode,
  HostNode,
  MixShare,
  NodeId,
  PolicyMark,
  PolicyNode,
  RuleRow,
  ServerRow,
  SidecarNode,
  SidecarRow,
  StubNode,
  Summary,
  TerminalNode,
  VirtualServiceNode,
  WayOut,
} from './graph/graph.ts'
export { judge } from './judge.ts'
export type { GatewayApiChannel } from './kinds/gateway-api/channel.ts'
export type { Place, ResourceId } from './model/resource.ts'
export type { ExpectationChoice } from './saved/expectation-choices.ts'
export type { SavedOutcome } from './saved/saved-outcome.ts'
export type { SavedRequest } from './saved/saved-request.ts'
export type { TracedRequest } from './saved/traced-request.ts'
export { type AnalysisSettings, defaultSettings, type MuteSetting } from './settings.ts'
export type { Layer, Severity } from './severity.ts'
export type { Files, SourceFile } from './text/file-change.ts'
export type { Path } from './yaml/path.ts'

/**
 * Where a request goes through the files, and why not elsewhere. The request is a curl command, a URL or a line of an access log;
 * as a `SavedRequest` it may name the gateway or the calling workload, and where it should end. Never throws: what cannot be
 * traced has the status `unreadable`.
 */
export function trace(
  files: Files,
  request: string | SavedRequest,
  settings: AnalysisSettings = defaultSettings,
): TracedRequest {
  const saved = typeof request === 'string' ? { name: request, request } : request
  return tracedRequest(appliedModel(readModel(files, settings), files), saved)
}
