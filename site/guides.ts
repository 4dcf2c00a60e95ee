import { Marked, type Tokens } from 'marked'
import { readArguments } from '../src/cli/arguments.ts'
import { judge } from '../src/core/judge.ts'
import { trace } from '../src/core/library.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { html, Markup } from './html.ts'
import { editorLink, guidePath } from './links.ts'
import type { Page } from './page.ts'

/** A guide as it is written: Markdown, in which code blocks may name the file that they show. */
export interface Guide {
  readonly id: string
  readonly text: string
}

/** Something that a guide shows and that does not hold. */
export type GuideFault = string

const order = [
  'canary',
  'redirect',
  'passthrough',
  'delegate',
  'egress',
  'gateway-api',
  'ci',
  'mute',
  'editors',
]

/** A page for each guide, and the list of them. */
export function guidePages(guides: readonly Guide[]): Page[] {
  const sorted = guides.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const list = sorted.map(
    it => html`<li><a href="../${guidePath(it.id)}">${titleOf(it)}</a> ${introductionOf(it)}</li>\n`,
  )
  return [
    {
      path: 'guides/index.html',
      title: 'Guides',
      description: 'How to do common things with Istio traffic configuration, checked and traced.',
      body: html`<h1>Guides</h1>
<p>Each guide shows whole files. They are checked and traced whenever this site is built.</p>
<ul class="index wide">
${list}</ul>`,
    },
    ...sorted.map(guidePage),
  ]
}

/** A page for each document about one system of CI. They are read in the repository too, so their links lead to `.md`. */
export function ciPages(documents: readonly Guide[]): Page[] {
  return documents
    .filter(it => it.id !== 'README')
    .map(it => ({
      path: `guides/ci/${it.id}.html`,
      title: `${titleOf(it)}: Drawbridge in CI`,
      description: `How to run Drawbridge with ${titleOf(it)}.`,
      body: html`<article>
<p class="trail"><a href="../index.html">Guides</a> · <a href="../ci.html">Check a repository in CI</a></p>
${new Markup(plain.parse(it.text, { async: false }).replace(/href="([\w-]+)\.md"/g, 'href="$1.html"'))}</article>`,
    }))
}

const plain = new Marked({ renderer: { html: () => '' } })

/**
 * A block with a file's name behind its language (`yaml shop.yaml`) shows that file, and stands in place of an earlier one of the
 * name. A block `trace` has a line `request => end` for each request that is sent through the files so far.
 */
function guidePage(guide: Guide): Page {
  const files = new Map<string, string>()
  const marked = new Marked({
    renderer: {
      code: token => blockOf(token, files, titleOf(guide)).text,
      html: () => '',
    },
  })
  return {
    path: guidePath(guide.id),
    title: titleOf(guide),
    description: introductionOf(guide),
    body: html`<article>
<p class="trail"><a href="index.html">Guides</a></p>
${new Markup(marked.parse(guide.text, { async: false }))}</article>`,
  }
}

function blockOf({ lang = '', text }: Tokens.Code, files: Map<string, string>, title: string): Markup {
  const [language, name] = lang.split(' ')
  if (language === 'trace') return tracesOf(text, filesIn(files), title)
  if (name) files.set(name, `${text}\n`)
  return html`<figure>
${name && html`<figcaption>${name}</figcaption>`}
<pre tabindex="0">${text}</pre>
</figure>
`
}

function tracesOf(text: string, files: Files, title: string): Markup {
  const requests = requestsOf(text)
  const rows = requests.map(it => {
    const { end } = trace(files, it)
    return html`<tr><td><code>${it.request}</code>${it.from && html`<br>from ${it.from}`}</td><td>${end}</td></tr>\n`
  })
  const [first] = requests
  const link = editorLink({
    name: title,
    files,
    requests,
    ...(first && {
      view: { drawer: 'request', request: { text: first.request, ...(first.from && { from: first.from }) } },
    }),
  })
  return html`<table>
<thead><tr><th>Request</th><th>Ends at</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
<p><a class="button" href="../${link}">Open these files</a></p>
`
}

/** What does not hold in a guide: a problem of its files, a request that ends elsewhere, a command that does not exist. */
export function guideFaults(guide: Guide): GuideFault[] {
  const files = new Map<string, string>()
  const faults: GuideFault[] = []
  for (const token of new Marked().lexer(guide.text)) {
    if (token.type !== 'code') continue
    const { lang = '', text } = token as Tokens.Code
    const [language, name] = lang.split(' ')
    if (language === 'trace') faults.push(...traceFaults(text, filesIn(files)))
    else if (language === 'sh') faults.push(...commandFaults(text))
    else if (name) files.set(name, `${text}\n`)
  }
  return faults
}

function traceFaults(text: string, files: Files): GuideFault[] {
  const problems = judge(files).diagnostics.filter(it => it.severity !== 'info')
  const ends = requestsOf(text).map(it => trace(files, it))
  return [
    ...problems.map(it => `${it.file}:${it.line} ${it.message}`),
    ...ends.filter(it => it.status !== 'met').map(it => `${it.request} ends at ${it.end}`),
  ]
}

/** Commands of ours are read as the tool reads them; `npx` in front is what a stranger has to write. */
function commandFaults(text: string): GuideFault[] {
  const commands = text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap(it => /(?:^|[|] *)(?:npx )?drawbridge (.*?)(?: [|>].*| +#.*)?$/.exec(it)?.[1] ?? [])
  return commands.flatMap(it => {
    const words = (it.match(/'[^']*'|\S+/g) ?? []).map(word => word.replace(/^'(.*)'$/, '$1'))
    const read = readArguments(words)
    return read.command === 'wrong' ? `drawbridge ${it}: ${read.reason}` : []
  })
}

/** `curl http://… => end`, or `shop app=web: http://… => end` for a call of a workload. */
function requestsOf(text: string) {
  return text
    .split('\n')
    .filter(it => it.includes(' => '))
    .map(line => {
      const [all = '', expect = ''] = line.split(' => ')
      const from = /^([a-z-]+ [a-z]+=[a-z]+): /.exec(all)?.[1]
      const request = from === undefined ? all : all.slice(from.length + 2)
      return { name: request, request, expect, ...(from !== undefined && { from }) }
    })
}

function filesIn(files: ReadonlyMap<string, string>): Files {
  return [...files].map(([name, text]) => ({ name, text }))
}

function titleOf({ text }: Guide): string {
  return /^# (.*)$/m.exec(text)?.[1] ?? ''
}

/** The first paragraph, without marks. */
function introductionOf({ text }: Guide): string {
  const paragraph = text.split(/\n\n/)[1] ?? ''
  return paragraph.replace(/\s+/g, ' ').replaceAll('`', '').trim()
}
