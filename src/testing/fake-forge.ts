import type { ForgeKind } from '../core/forges/forge.ts'

export interface ForgeCall {
  readonly method: string
  /** Below the address of the API, with its query. */
  readonly path: string
  readonly token: string | undefined
  readonly body: string
}

export interface ForgeReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

type Tree = ReadonlyMap<string, string>

/** A forge with one repository in memory, which answers as the API of its kind does, as far as a change needs it. */
export class FakeForge {
  readonly token = 'secret-token'
  readonly branches = new Map<string, string>()
  readonly commits = new Map<string, { files: Tree; message: string }>()
  readonly requests: { head: string; base: string; title: string; body: string }[] = []
  readonly calls: ForgeCall[] = []
  /** Answers that are given in place of the true ones, each once, to the first call whose `METHOD path` holds the words. */
  readonly faults: { at: string; reply: ForgeReply; after?: boolean }[] = []
  readonly #trees = new Map<string, Tree>()
  #count = 0

  constructor(
    readonly kind: ForgeKind,
    readonly origin: string,
    readonly repository: string,
    files: Readonly<Record<string, string>>,
  ) {
    this.branches.set('main', this.commit(new Map(Object.entries(files)), 'begin'))
  }

  commit(files: Tree, message: string): string {
    const id = `c${++this.#count}`
    this.commits.set(id, { files, message })
    return id
  }

  /** The files of a branch. */
  filesOf(branch: string): Record<string, string> {
    return Object.fromEntries(this.commits.get(this.branches.get(branch) ?? '')?.files ?? [])
  }

  answer(call: ForgeCall): ForgeReply {
    this.calls.push(call)
    const at = this.faults.findIndex(it => `${call.method} ${call.path}`.includes(it.at))
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1)
    if (fault && !fault.after) return fault.reply
    if (!call.token?.endsWith(this.token)) return { status: 401, body: { message: 'Bad credentials' } }
    const url = new URL(call.path, 'http://api')
    const body = call.body === '' ? {} : JSON.parse(call.body)
    const reply = { github: this.#github, gitlab: this.#gitlab, gitea: this.#gitea }[this.kind].call(
      this,
      call.method,
      url,
      body,
    )
    // What was asked for is done, and the answer is lost on its way.
    return fault ? fault.reply : (reply ?? { status: 404, body: { message: 'Not Found' } })
  }

  #github(method: string, url: URL, body: Json): ForgeReply | undefined {
    const path = this.#below(url, `/repos/${this.repository}`)
    if (path === undefined) return undefined
    const branch = decoded(/^\/git\/refs?\/heads\/(.+)$/.exec(path)?.[1])
    if (method === 'GET' && branch !== undefined)
      return this.#found(this.branches.get(branch), sha => ({ object: { sha } }))
    const file = decoded(/^\/contents\/(.+)$/.exec(path)?.[1])
    if (method === 'GET' && file !== undefined) return this.#raw(file, url)
    const commit = /^\/git\/commits\/(.+)$/.exec(path)?.[1]
    if (commit !== undefined)
      return this.#found(this.commits.get(commit), () => ({ tree: { sha: `t-${commit}` } }))
    if (path === '/git/trees') {
      const files = new Map(this.commits.get(body.base_tree.replace(/^t-/, ''))!.files)
      for (const it of body.tree) {
        if (it.sha === null) files.delete(it.path)
        else files.set(it.path, it.content)
      }
      const sha = `tree${this.#trees.size}`
      this.#trees.set(sha, files)
      return { status: 201, body: { sha } }
    }
    if (path === '/git/commits')
      return { status: 201, body: { sha: this.commit(this.#trees.get(body.tree)!, body.message) } }
    if (path === '/git/refs') {
      const name = body.ref.replace('refs/heads/', '')
      if (this.branches.has(name)) return { status: 422, body: { message: 'Reference already exists' } }
      this.branches.set(name, body.sha)
      return { status: 201, body: {} }
    }
    if (method === 'PATCH' && branch !== undefined) {
      this.branches.set(branch, body.sha)
      return { status: 200, body: {} }
    }
    if (path !== '/pulls') return undefined
    if (method === 'GET') {
      const head = url.searchParams.get('head')?.split(':')[1]
      return { status: 200, body: this.#openOf(head).map(it => ({ html_url: it })) }
    }
    return this.#open(body.head, body.base, body.title, body.body, 422, 'html_url')
  }

  #gitlab(method: string, url: URL, body: Json): ForgeReply | undefined {
    const path = this.#below(url, `/projects/${encodeURIComponent(this.repository)}`)
    if (path === undefined) return undefined
    const branch = decoded(/^\/repository\/branches\/([^/]+)$/.exec(path)?.[1])
    if (branch !== undefined) return this.#found(this.branches.get(branch), id => ({ commit: { id } }))
    const file = decoded(/^\/repository\/files\/([^/]+)\/raw$/.exec(path)?.[1])
    if (file !== undefined) return this.#raw(file, url)
    if (path === '/repository/commits') {
      const from = body.start_sha ?? this.branches.get(body.branch)
      if (body.start_sha && this.branches.has(body.branch))
        return { status: 400, body: { message: 'A branch of this name already exists' } }
      const files = new Map(this.commits.get(from)!.files)
      for (const it of body.actions) {
        if (it.action === 'create' && files.has(it.file_path))
          return { status: 400, body: { message: 'A file with this name already exists' } }
        if (it.previous_path) files.delete(it.previous_path)
        if (it.action === 'delete') files.delete(it.file_path)
        else files.set(it.file_path, it.content)
      }
      this.branches.set(body.branch, this.commit(files, body.commit_message))
      return { status: 201, body: {} }
    }
    if (path !== '/merge_requests') return undefined
    if (method === 'GET') {
      const head = url.searchParams.get('source_branch') ?? ''
      return { status: 200, body: this.#openOf(head).map(it => ({ web_url: it })) }
    }
    return this.#open(body.source_branch, body.target_branch, body.title, body.description, 409, 'web_url')
  }

  #gitea(method: string, url: URL, body: Json): ForgeReply | undefined {
    const path = this.#below(url, `/repos/${this.repository}`)
    if (path === undefined) return undefined
    const branch = decoded(/^\/branches\/(.+)$/.exec(path)?.[1])
    if (branch !== undefined) return this.#found(this.branches.get(branch), id => ({ commit: { id } }))
    const raw = decoded(/^\/raw\/(.+)$/.exec(path)?.[1])
    if (raw !== undefined) return this.#raw(raw, url)
    const file = decoded(/^\/contents\/(.+)$/.exec(path)?.[1])
    if (file !== undefined) {
      const text = this.commits.get(url.searchParams.get('ref') ?? '')?.files.get(file)
      return this.#found(text, it => ({ sha: `blob ${it}` }))
    }
    if (method === 'POST' && path === '/contents') {
      const files = new Map(this.commits.get(this.branches.get(body.branch) ?? '')!.files)
      for (const it of body.files) {
        const old = it.from_path ?? it.path
        if (it.operation !== 'create' && it.sha !== `blob ${files.get(old)}`)
          return { status: 422, body: { message: 'sha does not match' } }
        files.delete(old)
        if (it.operation !== 'delete') files.set(it.path, Buffer.from(it.content, 'base64').toString())
      }
      this.branches.set(body.new_branch ?? body.branch, this.commit(files, body.message))
      return { status: 201, body: {} }
    }
    const pull = decoded(/^\/pulls\/main\/(.+)$/.exec(path)?.[1])
    if (pull !== undefined) return this.#found(this.#openOf(pull)[0], it => ({ html_url: it, state: 'open' }))
    if (path !== '/pulls') return undefined
    return this.#open(body.head, body.base, body.title, body.body, 409, 'html_url')
  }

  #below(url: URL, root: string): string | undefined {
    return url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : undefined
  }

  #raw(file: string, url: URL): ForgeReply | undefined {
    const text = this.commits.get(url.searchParams.get('ref') ?? '')?.files.get(file)
    return text === undefined ? undefined : { status: 200, body: text }
  }

  #found<T>(value: T | undefined, body: (it: T) => unknown): ForgeReply | undefined {
    return value === undefined ? undefined : { status: 200, body: body(value) }
  }

  #openOf(head: string | undefined): string[] {
    return this.requests.flatMap((it, i) => (it.head === head ? [this.#pageOf(i)] : []))
  }

  #open(head: string, base: string, title: string, body: string, taken: number, key: string): ForgeReply {
    if (this.#openOf(head).length > 0)
      return { status: taken, body: { message: 'A request for this branch already exists' } }
    this.requests.push({ head, base, title, body })
    return { status: 201, body: { [key]: this.#pageOf(this.requests.length - 1) } }
  }

  #pageOf(index: number): string {
    return `${this.origin}/${this.repository}/pull/${index + 1}`
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent, whatever it is
type Json = any

function decoded(part: string | undefined): string | undefined {
  return part === undefined ? undefined : decodeURIComponent(part)
}
