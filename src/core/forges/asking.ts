import type { ReadFile } from './check-files.ts'
import { type ForgeAnswer, type ForgeEnd, type ForgeStep, type ForgeTarget, pageAt, textAt } from './forge.ts'

/** Part of a plan: it asks and comes to an answer of its own. */
export type Asking<Answer> = Generator<ForgeStep, Answer, ForgeAnswer>

/** The commit that a branch points to, which stands `at` a place in the answer; undefined where a branch that may be missing is. */
export function* headAt(
  path: string,
  name: string,
  isBase: boolean,
  at: readonly string[],
): Asking<string | undefined> {
  const { status, body } = yield {
    does: `find the branch ${name}`,
    method: 'GET',
    path,
    expects: isBase ? [200] : [200, 404],
  }
  return status === 200 ? textAt(body, ...at) : undefined
}

/** Reads files at the addresses of their bare text. */
export function fileReader(pathOf: (file: string) => string): ReadFile {
  return function* (file) {
    const { status, body } = yield {
      does: `read ${file}`,
      method: 'GET',
      path: pathOf(file),
      reads: 'text',
      expects: [200, 404],
    }
    return status === 200 && typeof body === 'string' ? body : undefined
  }
}

/** What a request is called and where its page stands in an answer. */
interface RequestKind {
  readonly name: 'pull request' | 'merge request'
  readonly page: 'html_url' | 'web_url'
}

/** The first of a list of open requests. */
export function* findInList(
  target: ForgeTarget,
  path: string,
  kind: RequestKind,
): Asking<ForgeEnd | undefined> {
  const found = yield { does: `look for the ${kind.name}`, method: 'GET', path, expects: [200] }
  const [first] = Array.isArray(found.body) ? found.body : []
  return first && { type: 'opened', url: pageAt(target, first, kind.page), isOld: true }
}

export function* openRequest(
  target: ForgeTarget,
  path: string,
  body: unknown,
  kind: RequestKind,
): Asking<ForgeEnd> {
  const made = yield { does: `open the ${kind.name}`, method: 'POST', path, body, expects: [201] }
  return { type: 'opened', url: pageAt(target, made.body, kind.page), isOld: false }
}
