import type { GatewayApiChannel } from '../kinds/gateway-api/channel.ts'
import type { Range } from '../text/text-edit.ts'
import type { Path } from '../yaml/path.ts'
import type { Json, SourceDocument, SourceMap } from '../yaml/source-document.ts'

/**
 * Names a resource across edits: `Kind/namespace/name`, where the kind is told as `kindKey` tells it, with `~2`, `~3` … for further ones of the same name
 * in the order of the files. A missing name is empty, a missing namespace is the workspace's default.
 */
export type ResourceId = string

/** What of the workspace is the same thing: a resource and a place in it. */
export interface Place {
  readonly resource: ResourceId
  readonly path: Path
}

/** One Kubernetes or Istio object as a document holds it. The value may be of any shape: nobody has checked it yet. */
export interface Resource {
  readonly id: ResourceId
  readonly kind: string
  readonly apiVersion: string
  readonly name: string
  /** As resolved: the workspace's default where the text names none. */
  readonly namespace: string
  /** Of the cluster it is meant for, from the settings: short hosts in it are completed with it. */
  readonly domain: string
  /** Of the cluster as well: which definitions of the Gateway API it has. */
  readonly channel: GatewayApiChannel
  readonly file: string
  /** The document's number in its file, from 0. */
  readonly document: number
  /** Where the document's text begins in the file. */
  readonly offset: number
  /** Where the object begins within the document: `[]`, or `['items', 2]` in a `kind: List`. */
  readonly base: Path
  readonly value: { readonly [key: string]: Json }
  /** The object's `spec`, or an empty one. */
  readonly spec: { readonly [key: string]: Json }
  readonly sourceMap: SourceMap
  readonly range: Range
  /** Of one that Istio makes of others, which is in no file: where in them a path of it is written. */
  readonly origin?: (path: Path) => Place
  /** What to call such a one: its own name is known to nobody. */
  readonly title?: string
}

/** Where a path of a resource is written: in itself, unless it is made of others. */
export function writtenPlace(resource: Resource, path: Path): Place {
  return resource.origin?.(path) ?? { resource: resource.id, path }
}

/** A document of a file and what was read in it. */
export interface AnalysedDocument {
  readonly file: string
  readonly index: number
  readonly offset: number
  readonly document: SourceDocument
  /** Set where Kubernetes passes the document over, as `cutDocuments` found. */
  readonly skipped?: true
  readonly resources: readonly Resource[]
}
