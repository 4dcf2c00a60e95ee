import type { ForgeKind, ForgeTarget } from './forge.ts'

/** What a person pastes as the address of a repository: of its page, or of a clone. Undefined where it is none. */
export function readRepositoryAddress(
  written: string,
): (Pick<ForgeTarget, 'origin' | 'repository'> & { readonly kind: ForgeKind | undefined }) | undefined {
  const text = written.trim()
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)(?::\d+)?[:/](.+)$/.exec(text)
  const address = ssh ? `https://${ssh[1]}/${ssh[2]}` : /^https?:\/\//i.test(text) ? text : `https://${text}`
  const found = /^(https?):\/\/([\w.-]+(?::\d+)?)(\/[^?#]*)/i.exec(address)
  if (!found) return undefined
  const [, scheme = '', authority = '', pathname = ''] = found
  const host = authority.toLowerCase().replace(/:\d+$/, '')
  if (scheme.toLowerCase() !== 'https' && !isLocal(host)) return undefined
  const parts = decoded(pathname).split('/').filter(Boolean)
  const end = parts.findIndex((it, i) => i >= 2 && ['-', 'tree', 'blob', 'src', 'pull', 'pulls'].includes(it))
  const named = end < 0 ? parts : parts.slice(0, end)
  const kind = kindOf(host)
  const path = (kind === 'gitlab' || kind === undefined ? named : named.slice(0, 2))
    .join('/')
    .replace(/\.git$/, '')
  if (named.length < 2 || /[\s\p{Cc}]|(^|\/)\.\.?(\/|$)/u.test(path)) return undefined
  return { kind, origin: `${scheme}://${authority}`.toLowerCase(), repository: path }
}

function kindOf(host: string): ForgeKind | undefined {
  if (host === 'github.com' || host.startsWith('github.')) return 'github'
  if (host === 'gitlab.com' || host.startsWith('gitlab.')) return 'gitlab'
  if (host === 'codeberg.org' || host === 'gitea.com' || /^(gitea|forgejo)\./.test(host)) return 'gitea'
  return undefined
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
