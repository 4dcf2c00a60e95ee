import { identifyFiles } from '../../model/locate.ts'
import type { Resource } from '../../model/resource.ts'
import type { OperationResult } from '../../operations/operation.ts'
import type { Name } from '../../references/reference.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import { isCondition } from './rename-namespace.ts'
import { type Rewrite, rewriteTexts } from './rewrite-texts.ts'

/** Gives a ServiceAccount another name: itself, the workloads that run as it, and whoever names it in principals and policies. */
export function renameServiceAccount(
  files: Files,
  settings: AnalysisSettings,
  account: Name,
  name: string,
): OperationResult {
  if (!/^[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?$/.test(name))
    return {
      ok: false,
      reason: 'A ServiceAccount has lower-case letters, digits, hyphens and dots in its name.',
    }
  if (name === account.name) return { ok: true, changes: [] }
  const all = identifyFiles(files, settings).flatMap(it => it.resources)
  const isTaken = all.some(
    it => it.kind === 'ServiceAccount' && it.namespace === account.namespace && it.name === name,
  )
  if (isTaken) return { ok: false, reason: `The ServiceAccount ${name} already exists.` }
  const result = rewriteTexts(files, settings, inAccount(account, name))
  const note = `Outside of these files nothing follows: workloads that run as ${account.name}, and principals that name it in other configuration.`
  return result.ok ? { ...result, note } : result
}

/** What texts say with another name of the account. */
export function inAccount(account: Name, name: string): Rewrite {
  return (text, path, resource) => renamedText(text, path, resource, account, name)
}

function renamedText(text: string, path: Path, resource: Resource, account: Name, name: string): string {
  const principal = `/ns/${account.namespace}/sa/${account.name}`
  if (text.endsWith(principal)) return text.slice(0, -account.name.length) + name
  if (text === `${account.namespace}/${account.name}` && isAccountList(path, resource))
    return `${account.namespace}/${name}`
  if (text !== account.name) return text
  const isHere = resource.namespace === account.namespace
  if (resource.kind === 'ServiceAccount' && String(path) === 'metadata,name') return isHere ? name : text
  if (isAccountList(path, resource)) return isHere ? name : text
  const key = path.at(-1)
  if (key === 'serviceAccountName' || key === 'serviceAccount') return isHere ? name : text
  return isSubject(path, resource, account) ? name : text
}

function isAccountList(path: Path, { value }: Resource): boolean {
  const owner = path.at(-2)
  if (typeof path.at(-1) !== 'number') return false
  return (
    owner === 'serviceAccounts' ||
    owner === 'notServiceAccounts' ||
    isCondition(path, value, 'source.serviceAccount')
  )
}

/** Whether a name stands beside `kind: ServiceAccount`, as in the subjects of a RoleBinding. */
function isSubject(path: Path, { value, namespace }: Resource, account: Name): boolean {
  if (path.at(-1) !== 'name' || path.length < 3) return false
  const beside = (key: string) => valueAt(value, [...path.slice(0, -1), key])
  return beside('kind') === 'ServiceAccount' && (beside('namespace') ?? namespace) === account.namespace
}

/** The ServiceAccount that a text at a path names. */
export function namedAccount(text: string, path: Path, resource: Resource): Name | undefined {
  const principal = /\/ns\/([^/]+)\/sa\/([^/*]+)$/.exec(text)
  if (principal) return { namespace: principal[1]!, name: principal[2]! }
  const { namespace } = resource
  const key = path.at(-1)
  const isName =
    (resource.kind === 'ServiceAccount' && String(path) === 'metadata,name') ||
    key === 'serviceAccountName' ||
    key === 'serviceAccount'
  if (isName) return { namespace, name: text }
  if (!isAccountList(path, resource)) return undefined
  const slash = text.indexOf('/')
  return slash < 0
    ? { namespace, name: text }
    : { namespace: text.slice(0, slash), name: text.slice(slash + 1) }
}
