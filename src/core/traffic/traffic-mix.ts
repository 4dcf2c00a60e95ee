import { effective, type Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import type { Request } from '../request/request.ts'
import { runSavedRequest, type SavedRequest } from '../saved/saved-request.ts'
import { usableRate } from '../saved/usable-rate.ts'
import type { KnownSource } from '../trace/request-source.ts'

/** Requests of which a stream of traffic consists, and how many there are of each. */
export interface Mix {
  readonly entries: readonly MixEntry[]
  /** Requests that cannot be part of it, with the reason. */
  readonly missing: readonly { readonly name: string; readonly reason: string; readonly place?: Place }[]
  /** What the rates count: requests per second, or parts of a whole without a unit. */
  readonly unit: 'rps' | 'parts'
}

export interface MixEntry {
  /** Stays the same while the rule or the saved request keeps its place. */
  readonly id: string
  readonly name: string
  /** Entries of one group are counted or left out together: the ways into one rule. */
  readonly group: string
  readonly groupName: string
  /** As a person writes it, to be traced by itself. */
  readonly text: string
  readonly request: Request
  readonly known: KnownSource
  /** 0 or more. */
  readonly rate: number
  /** The rule it was made for. */
  readonly rule?: Place
}

/** The saved requests with their rates; one without a rate counts once a second. */
export function savedMix(model: Model, saved: readonly SavedRequest[]): Mix {
  const entries: MixEntry[] = []
  const missing: Mix['missing'][number][] = []
  saved.forEach((it, i) => {
    const result = runSavedRequest(model, it)
    if (result.status === 'unreadable') missing.push({ name: it.name, reason: result.end })
    else if (result.known.type === 'mesh' && !hasMeshRules(model))
      missing.push({
        name: it.name,
        reason: 'No VirtualService in the files is for the mesh, so the mesh is not drawn.',
      })
    else
      entries.push({
        id: `saved/${i}`,
        name: it.name,
        group: `saved/${i}`,
        groupName: it.name,
        text: it.request,
        request: result.request,
        known: result.known,
        rate: usableRate(it.rate) ?? 1,
      })
  })
  return { entries, missing, unit: 'rps' }
}

function hasMeshRules(model: Model): boolean {
  return effective(model, 'VirtualService').some(it => {
    const view = readVirtualService(it)
    return view.hosts.length > 0 && isMeshBound(view)
  })
}

/** What a mix is made of as a person sets it: rules with the ways into them, or saved requests. */
export interface MixGroup {
  readonly id: string
  readonly name: string
  readonly entries: readonly MixEntry[]
  /** Of all its entries together. */
  readonly rate: number
}

/** The groups of a mix, in its order. */
export function groupsOf({ entries }: Mix): MixGroup[] {
  const groups = new Map<string, MixEntry[]>()
  for (const it of entries) {
    const list = groups.get(it.group)
    if (list) list.push(it)
    else groups.set(it.group, [it])
  }
  return [...groups].map(([id, list]) => ({
    id,
    name: list[0]?.groupName ?? id,
    entries: list,
    rate: list.reduce((sum, it) => sum + it.rate, 0),
  }))
}
