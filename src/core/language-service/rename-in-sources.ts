import { folderName } from '../kustomize/files/folder-path.ts'
import { type Resolution, type ResolvedResource, resolveKustomization } from '../kustomize/resolve.ts'
import { describeKey, keyOf } from '../kustomize/traced/resource-id.ts'
import { plain, type Traced, type WrittenAt } from '../kustomize/traced/traced.ts'
import { builtPlace, resourcesOfDocument } from '../kustomize/view/built-place.ts'
import { indexAtPosition, positionOf } from '../kustomize/view/source-position.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { fileChangesOf, workspaceEditOf } from '../text/positions/workspace-edit.ts'
import { equalJson } from '../yaml/edit/json.ts'
import { isMap } from '../yaml/is-map.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { type Build, buildsOf, faultOf, type Sources } from './building/builds.ts'
import { carryChanges } from './building/carry-changes.ts'
import { keepingAround } from './building/name-parts.ts'
import { placeAsked, positionIn, whyNowhere } from './building/place-in-builds.ts'
import { SourceEdits } from './building/source-edits.ts'
import { wantedOf } from './building/wanted-of.ts'
import type { PreparedRename } from './prepare-rename.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import type { RenameParams, Renaming } from './rename.ts'

/** How a model is asked: by the requests of the same names. */
export interface AsksModel {
  readonly prepare: (analysed: Analysed, at: AtPosition) => PreparedRename
  readonly rename: (analysed: Analysed, params: RenameParams) => Renaming
}

/**
 * A rename in the files that kustomizations are built from: what it makes of the build is carried to where the values are written, in
 * bases and patches, and so is what it makes of everything else that is built from those. Then all is built again, and the rename is
 * refused where that does not give what it is to give.
 */
export function renameInSources(
  shown: Analysed,
  params: RenameParams,
  sources: Sources,
  model: AsksModel,
): Renaming {
  const { files } = sources
  const at = placeAsked(sources, params)
  if ('refuse' in at) return { ok: false, reason: at.refuse }
  const asked = { at, index: indexAtPosition(files, params) }
  const builds = buildsOf(sources, shown)
  const edits = new SourceEdits(files)
  const renamed: Renamed[] = []
  let refused: string | undefined
  // What a base decides may be named in an overlay that does not have the place that was asked about.
  for (const build of [...builds, ...builds]) {
    const isDone = renamed.some(it => it.build === build)
    const found = isDone ? undefined : renamedIn(build, asked, params.newName, edits, model)
    if (!found) continue
    if ('refuse' in found) {
      // Where it is only one of several builds that does not know the name, the others decide.
      if (found.isUnnamed) refused ??= found.refuse
      else return { ok: false, reason: renamed.length > 0 ? inBuild(build, found.refuse) : found.refuse }
      continue
    }
    renamed.push(found)
    for (const [i, wanted] of found.wanted) {
      const fault = carryChanges(build.view.resolution.resources[i]!, wanted, edits)
      if (fault) return { ok: false, reason: renamed.length > 1 ? inBuild(build, fault) : fault }
    }
  }
  const [first] = renamed
  if (!first) return { ok: false, reason: refused ?? whyNowhere(at, builds) }
  const result = edits.changes()
  if (!result.ok) return result
  const fault = differs(applyChanges(files, result.changes), builds, renamed, edits, model)
  if (fault) return { ok: false, reason: fault }
  const note = [first.note, others(builds, renamed, edits)].filter(it => it !== undefined).join(' ')
  return {
    ok: true,
    title: first.title,
    edit: workspaceEditOf(files, result.changes),
    ...(note !== '' && { note }),
  }
}

/** What a rename makes of a build. */
interface Renamed {
  readonly build: Build
  readonly title: string
  readonly note: string | undefined
  /** What those resources are to be that change, by their numbers in the build. */
  readonly wanted: ReadonlyMap<number, Json | undefined>
}

type NotRenamed = { readonly refuse: string; readonly isUnnamed: boolean }

/** Undefined where the build has nothing of the place, nor of those that are changed already. */
function renamedIn(
  build: Build,
  asked: { readonly at: WrittenAt; readonly index: number },
  newName: string,
  edits: SourceEdits,
  { prepare, rename }: AsksModel,
): Renamed | NotRenamed | undefined {
  if (faultOf(build)) return undefined
  const file = build.view.file.name
  let refused: NotRenamed | undefined
  for (const { at, value } of [{ at: asked.at, value: undefined }, ...edits.all()]) {
    const index = value === undefined ? asked.index : whereDiffers(edits.valueAt(at), value)
    const position = positionIn(build, at, index)
    if (!position) continue
    const analysed = build.analysed()
    const found = prepare(analysed, { file, position })
    if ('refuse' in found) {
      refused ??= { refuse: found.refuse, isUnnamed: true }
      continue
    }
    const name = nameIn(found.placeholder, edits.valueAt(at), value, newName)
    if (name === undefined) continue
    const renaming = rename(analysed, { file, position, newName: name })
    if (!renaming.ok) return { refuse: renaming.reason, isUnnamed: false }
    const wanted = wantedOf(build.view, fileChangesOf([build.view.file], renaming.edit))
    return { build, title: renaming.title, note: renaming.note, wanted }
  }
  return refused
}

/** As far into a text as it says the same as another: what differs behind that is what the text is asked about. */
function whereDiffers(from: Json | undefined, to: Json): number {
  const [before, after] = [String(from), String(to)]
  let index = 0
  while (index < before.length && before[index] === after[index]) index++
  return index
}

/**
 * What a name in a build becomes: of one that is a part of what is written (`prod/public`), or that has a prefix more, as much as
 * changes. `next` is what is to be written, where that is known.
 */
function nameIn(
  placeholder: string,
  written: Json | undefined,
  next: Json | undefined,
  newName: string,
): string | undefined {
  const text = written === undefined || written === null ? '' : String(written)
  if (text.includes(placeholder)) {
    if (next === undefined) return newName
    return keepingAround(text, placeholder, String(next))
  }
  if (text === '' || !placeholder.includes(text)) return undefined
  return placeholder.replace(text, () => (next === undefined ? newName : String(next)))
}

/** What is not built as it is to be. */
function differs(
  after: Files,
  builds: readonly Build[],
  renamed: readonly Renamed[],
  edits: SourceEdits,
  model: AsksModel,
): string | undefined {
  for (const build of builds) {
    if (faultOf(build)) continue
    const now = resolveKustomization(after, build.folder)
    if (now.error)
      return `With this name ${folderName(build.folder)} could not be built any more: ${now.error.message}`
    const own = renamed.find(it => it.build === build)
    if (!own) continue
    const another = meansAnother(own, edits, model)
    if (another) return another
    const other = notAsWanted(now, own, edits)
    if (other)
      return `${describeKey(keyOf(other.value))} in ${folderName(build.folder)} would not become what the name asks for: another file decides as well, or it comes from the same lines as another.`
  }
  return undefined
}

/** A resource of a build that is none of those that are wanted. What is built as before is the same object. */
function notAsWanted(
  now: Resolution,
  { build, wanted }: Renamed,
  edits: SourceEdits,
): ResolvedResource | undefined {
  const { resolution } = build.view
  const changed = new Set(wanted.keys())
  for (const { at } of edits.all())
    for (const it of resourcesOfDocument(resolution, at.file, at.document)) changed.add(it)
  const open = new Set<Json>()
  const kept = new Set<Traced>()
  for (const [i, { value }] of resolution.resources.entries()) {
    if (!changed.has(i)) kept.add(value)
    else open.add(withEdits(value, wanted.has(i) ? (wanted.get(i) ?? null) : plain(value), edits))
  }
  const others = now.resources.filter(({ value }) => !kept.delete(value))
  if (others.length > 0) for (const it of kept) open.add(plain(it))
  return others.find(({ value }) => {
    const built = plain(value)
    const found = firstOf(open, it => equalJson(it, built))
    if (found !== undefined) open.delete(found)
    return found === undefined
  })
}

function firstOf<T>(items: Iterable<T>, is: (it: T) => boolean): T | undefined {
  for (const it of items) if (is(it)) return it
  return undefined
}

/** What is wanted of a value, with what another build wants of the places that it is written at. */
function withEdits(value: Traced, wanted: Json, edits: SourceEdits): Json {
  if (value.kind === 'scalar') return edits.wantedAt(value.origin) ?? wanted
  if (value.kind === 'list')
    return Array.isArray(wanted)
      ? value.items.map((it, i) => withEdits(it, wanted[i] ?? null, edits))
      : wanted
  if (!isMap(wanted)) return wanted
  const now: { [key: string]: Json } = Object.create(null)
  for (const [key, it] of value.entries) now[key] = withEdits(it, wanted[key] ?? null, edits)
  return now
}

/** A place that another build changes, and that names something else in this one. */
function meansAnother(
  { build, wanted }: Renamed,
  edits: SourceEdits,
  { prepare }: AsksModel,
): string | undefined {
  const wantedAt = (i: number) =>
    wanted.has(i) ? (wanted.get(i) ?? null) : plain(build.view.resolution.resources[i]!.value)
  for (const { at, value } of edits.all()) {
    const place = builtPlace(build.view.resolution, at)
    const position = place && positionOf(build.view, place, whereDiffers(edits.valueAt(at), value))
    const is = place && valueAt(wantedAt(place.resource), place.path)
    // Of a name with a prefix, the name is a part.
    if (!position || is === value || String(is).includes(String(value))) continue
    const found = prepare(build.analysed(), { file: build.view.file.name, position })
    if ('refuse' in found) continue
    return `${edits.wordsFor(at)} would change with it, and names something else in ${folderName(build.folder)}.`
  }
  return undefined
}

/** Who else is built from what is changed, for those who look at one of them. */
function others(
  builds: readonly Build[],
  renamed: readonly Renamed[],
  edits: SourceEdits,
): string | undefined {
  const changed = new Set(edits.all().map(it => it.at.file))
  const [own, ...rest] = builds
  const also = rest.filter(
    it =>
      it !== renamed[0]!.build &&
      it.view.resolution.files.some(file => changed.has(file)) &&
      !isBaseOf(it, own!),
  )
  const broken = builds.filter(it => faultOf(it) !== undefined)
  const said = [
    ...(also.length > 0
      ? [
          `${listed(also)} ${also.length === 1 ? 'is' : 'are'} built from these files too, and ${also.length === 1 ? 'changes' : 'change'} with them.`,
        ]
      : []),
    ...(broken.length > 0 ? [`${listed(broken)} cannot be built, so what names it there stays.`] : []),
  ]
  return said.length > 0 ? said.join(' ') : undefined
}

/** What is built of a base alone is seen by nobody who applies an overlay. */
function isBaseOf(build: Build, shown: Build): boolean {
  const own = new Set(shown.view.resolution.files)
  return build.view.resolution.files.every(it => own.has(it))
}

const mostFolders = 3

function listed(builds: readonly Build[]): string {
  const names = builds.map(it => folderName(it.folder))
  return names.length > mostFolders + 1
    ? `${names.slice(0, mostFolders).join(', ')} and ${names.length - mostFolders} more`
    : names.join(', ')
}

function inBuild(build: Build, reason: string): string {
  return `${folderName(build.folder)} is built from the same lines. ${reason}`
}
