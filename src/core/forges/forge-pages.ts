import { escapedPath, type ForgeTarget, type Proposal, pathIn } from './forge.ts'
import { queryOf } from './query.ts'

/** A page of a forge, filled in as far as its address has room. */
export interface ForgePage {
  readonly title: string
  readonly url: string
  /** What the address has no room for, and has to be pasted. */
  readonly without?: 'text' | undefined
}

/** Servers refuse longer addresses with 414, GitHub's near 8,190 bytes. */
export const longestAddress = 7_500

/** The forge's own pages for a change: where no token is given, a person goes on there. */
export function forgePages(target: ForgeTarget, proposal: Proposal): ForgePage[] {
  return [...newFilePage(target, proposal), requestPage(target, proposal)]
}

/** For the request, once the branch is pushed. */
function requestPage(target: ForgeTarget, { title, body }: Proposal): ForgePage {
  const { kind, origin, repository, base, branch } = target
  const root = `${origin}/${escapedPath(repository)}`
  if (kind === 'gitea')
    return {
      title: 'Open a pull request from the pushed branch',
      url: `${root}/compare/${escapedPath(base)}...${escapedPath(branch)}`,
      without: 'text',
    }
  const filled = (withBody: boolean) => {
    if (kind === 'github') {
      const asked = queryOf({ quick_pull: '1', title, ...(withBody && { body }) })
      return `${root}/compare/${escapedPath(base)}...${escapedPath(branch)}?${asked}`
    }
    const asked = queryOf({
      'merge_request[source_branch]': branch,
      'merge_request[target_branch]': base,
      'merge_request[title]': title,
      ...(withBody && { 'merge_request[description]': body }),
    })
    return `${root}/-/merge_requests/new?${asked}`
  }
  const what = kind === 'gitlab' ? 'merge request' : 'pull request'
  const pageTitle = `Open a ${what} from the pushed branch`
  const whole = filled(true)
  if (whole.length <= longestAddress) return { title: pageTitle, url: whole }
  return { title: pageTitle, url: filled(false), without: 'text' }
}

/** GitHub's page for a new file, where the change is one and fits. */
function newFilePage(target: ForgeTarget, { files }: Proposal): ForgePage[] {
  const [only, ...more] = files
  if (target.kind !== 'github' || only?.type !== 'added' || more.length > 0) return []
  const asked = queryOf({ filename: pathIn(target, only.after.name), value: only.after.text })
  const url = `${target.origin}/${escapedPath(target.repository)}/new/${escapedPath(target.base)}?${asked}`
  return url.length <= longestAddress ? [{ title: `Create ${only.after.name} on GitHub`, url }] : []
}
