import type { FileDifference } from '../patch/compare-files.ts'
import { escaped } from './query.ts'

export type ForgeKind = 'github' | 'gitlab' | 'gitea'

/** Where a change goes. */
export interface ForgeTarget {
  readonly kind: ForgeKind
  /** Of its pages: `https://github.com`. */
  readonly origin: string
  /** `shop/config`; at GitLab with its groups. */
  readonly repository: string
  /** The branch that the change is for. */
  readonly base: string
  /** The branch that is made. */
  readonly branch: string
  /** Where in the repository the files lie: `config/istio`, or nothing for its top. */
  readonly folder: string
}

/** What is proposed, in words and in files. */
export interface Proposal {
  readonly files: readonly FileDifference[]
  readonly commitMessage: string
  readonly title: string
  readonly body: string
}

/** One request to a forge, as data. Whoever sends it adds the token. */
export interface ForgeStep {
  /** What it does, in words that go on with "could not": `create the branch istio-cart`. */
  readonly does: string
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Below the address of the API. */
  readonly path: string
  readonly body?: unknown
  /** The text of a file, not JSON. */
  readonly reads?: 'text'
  /** Statuses with which the plan goes on; with any other it ends. */
  readonly expects: readonly number[]
}

export interface ForgeAnswer {
  readonly status: number
  /** What was read: of JSON a value, of a file its text. */
  readonly body: unknown
}

/** How a plan ends that no request stopped. */
export type ForgeEnd =
  | {
      readonly type: 'opened'
      /** The page of the pull or merge request; a page of the forge only. */
      readonly url: string | undefined
      /** It was there from an earlier try. */
      readonly isOld: boolean
    }
  /** The files in the repository are not what the change began with. Nothing was written. */
  | { readonly type: 'differs'; readonly files: readonly string[] }
  /** The branch exists and holds something else. Nothing was written. */
  | { readonly type: 'taken' }

/**
 * The requests of a change, one after the other, each made from the answers before it. It can be run again after it has stopped anywhere:
 * what exists is looked up first.
 */
export type ForgePlan = Generator<ForgeStep, ForgeEnd, ForgeAnswer>

export function apiOf({ kind, origin }: Pick<ForgeTarget, 'kind' | 'origin'>): string {
  if (kind === 'gitlab') return `${origin}/api/v4`
  if (kind === 'gitea') return `${origin}/api/v1`
  return origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api/v3`
}

/** The headers with which a forge takes a token. */
export function headersOf(kind: ForgeKind, token: string): Record<string, string> {
  if (kind === 'gitea') return { Authorization: `token ${token}` }
  return { Authorization: `Bearer ${token}` }
}

/** A file's path in the repository. */
export function pathIn({ folder }: Pick<ForgeTarget, 'folder'>, file: string): string {
  const clean = folder.replaceAll(/^\/+|\/+$/g, '')
  return clean === '' ? file : `${clean}/${file}`
}

/** A path whose parts are escaped, with the slashes between them. */
export function escapedPath(path: string): string {
  return path.split('/').map(escaped).join('/')
}

/** A text in what a forge answered; undefined where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let at: unknown = value
  for (const key of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined
  return typeof at === 'string' ? at : undefined
}

/** The address of a page in an answer, where it is one of the forge's: nothing else is made a link. */
export function pageAt(
  { origin }: Pick<ForgeTarget, 'origin'>,
  value: unknown,
  key: string,
): string | undefined {
  const url = textAt(value, key)
  return url?.startsWith(`${origin}/`) ? url : undefined
}
