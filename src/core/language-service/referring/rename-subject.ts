import type { Model } from '../../model/model.ts'
import type { Place, Resource } from '../../model/resource.ts'
import type { OperationResult } from '../../operations/operation.ts'
import type { Name } from '../../references/reference.ts'
import type { Range } from '../../text/text-edit.ts'
import { type Path, samePath, valueAt } from '../../yaml/path.ts'
import { offsetInScalar } from '../../yaml/places/scalar-offset.ts'
import type { Analysed } from '../reading/analysed.ts'
import type { Cursor } from '../reading/document-at.ts'
import { mentionsOf } from './mentions.ts'
import { inLabel, isWorkloadLabel, labelAt, renameLabel, type WorkloadLabel } from './rename-label.ts'
import { inNamespace, namesNamespace, namespaceParts, renameNamespace } from './rename-namespace.ts'
import { inAccount, namedAccount, renameServiceAccount } from './rename-service-account.ts'
import { type Rewrite, rewritten } from './rewrite-texts.ts'

/** What has a name that is given in many places, or outside of the files, so that a rename changes all of them alike. */
export type RenameSubject =
  /** `part` is where it stands in the text of the place, beside a name. */
  | { readonly type: 'namespace'; readonly name: string; readonly part?: Range }
  | { readonly type: 'serviceAccount'; readonly name: string; readonly account: Name }
  | { readonly type: 'label'; readonly name: string; readonly label: WorkloadLabel }

/** The subject that a place names; undefined where it names none of that sort. */
export function renameSubjectAt({ model }: Analysed, cursor: Cursor): RenameSubject | undefined {
  const { resource, objectPath } = cursor
  if (!resource) return undefined
  const text: unknown = valueAt(resource.value, objectPath)
  if (typeof text !== 'string' || text === '') return undefined
  const label = labelAt(mentionsOf(model, resource), resource, objectPath)
  if (label) return { type: 'label', name: label.value, label }
  if (namesNamespace(objectPath, resource) && !/^[.*~]$/.test(text)) return { type: 'namespace', name: text }
  const part = namespaceAt(cursor, text, resource)
  if (part) return { type: 'namespace', name: text.slice(part.from, part.to), part }
  const account = namedAccount(text, objectPath, resource)
  return account && { type: 'serviceAccount', name: account.name, account }
}

/** The part of a text that names a namespace and holds the cursor: of `prod/public` the one before the slash. */
function namespaceAt(
  { document, path, offset, from, objectPath }: Cursor,
  text: string,
  resource: Resource,
): Range | undefined {
  const parts = namespaceParts(text, objectPath, resource)
  const index = parts.length > 0 ? offsetInScalar(document, path, offset - from) : undefined
  const range = document.sourceMap.valueRange(path)
  const isOnValue = range !== undefined && range.from <= offset - from
  return index === undefined || !isOnValue ? undefined : parts.find(it => it.from <= index && index <= it.to)
}

/** The edits that give it another name, with what they cannot reach as the note. */
export function renameSubject(
  { files, settings }: Analysed,
  subject: RenameSubject,
  name: string,
): OperationResult {
  switch (subject.type) {
    case 'namespace':
      return renameNamespace(files, settings, subject.name, name)
    case 'serviceAccount':
      return renameServiceAccount(files, settings, subject.account, name)
    case 'label':
      return renameLabel(files, settings, subject.label, name)
  }
}

/** What the user does, for the history. */
export function renameSubjectTitle(subject: RenameSubject, name: string): string {
  switch (subject.type) {
    case 'namespace':
      return `Rename namespace ${subject.name} to ${name}`
    case 'serviceAccount':
      return `Rename ServiceAccount ${subject.name} to ${name}`
    case 'label':
      return `Rename label ${subject.label.key}=${subject.name} to ${name}`
  }
}

/** Where resources name it; with the places that give the name, if they are asked for. */
export function usesOfSubject({ model }: Analysed, subject: RenameSubject, withGiven: boolean): Place[] {
  const rewrite = rewriteOf(model, subject)
  return model.resources.flatMap(resource =>
    [...rewritten(resource, rewrite)]
      .filter(({ path }) => withGiven || !isGiven(subject, resource, path))
      .map(({ path }) => ({ resource: resource.id, path })),
  )
}

/** The place where the files say what it is: a Namespace or a ServiceAccount. */
export function givenPlace({ model }: Analysed, subject: RenameSubject): Place | undefined {
  const found =
    subject.type === 'namespace'
      ? model.ofKind('Namespace').find(it => it.name === subject.name)
      : subject.type === 'serviceAccount'
        ? model.find('ServiceAccount', subject.account.namespace, subject.name)
        : undefined
  return found && { resource: found.id, path: ['metadata', 'name'] }
}

/** A name that stands nowhere. */
const another = 'another-name'

function rewriteOf(model: Model, subject: RenameSubject): Rewrite {
  switch (subject.type) {
    case 'namespace':
      return inNamespace(subject.name, another)
    case 'serviceAccount':
      return inAccount(subject.account, another)
    case 'label':
      return inLabel(model, subject.label, another, () => undefined)
  }
}

function isGiven({ type }: RenameSubject, resource: Resource, path: Path): boolean {
  if (type === 'label') return isWorkloadLabel(resource, path)
  const kind = type === 'namespace' ? 'Namespace' : 'ServiceAccount'
  return resource.kind === kind && samePath(path, ['metadata', 'name'])
}
