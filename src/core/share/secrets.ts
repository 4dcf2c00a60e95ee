import { authorName, type Remark } from '../review/comment.ts'
import type { Files } from '../text/file-change.ts'
import { applyEdits, type TextEdit } from '../text/text-edit.ts'
import { privateKeysIn } from './private-keys.ts'
import { redacted, valuesOfSecrets } from './secret-kind.ts'
import { secretPatterns } from './secret-patterns.ts'
import type { SharedContent } from './shared-content.ts'

/** Something in a text that nobody should get with a link, and what would stand in its place. */
export interface Secret {
  /** What it is: `GitHub token`. */
  readonly what: string
  /** From 1. */
  readonly line: number
  readonly edit: TextEdit
}

export interface PlacedSecret extends Secret {
  /** The text that it stands in, in words: a file's name, or which other part of the workspace. */
  readonly place: string
  readonly file?: string
}

/** The secrets of a text in the order in which they stand there; none lies within another. */
export function secretsIn(text: string): Secret[] {
  const found = [
    ...valuesOfSecrets(text).map(edit => ({ what: 'Value of a Secret', edit })),
    ...privateKeysIn(text).map(edit => ({ what: 'Private key', edit })),
    ...secretPatterns.flatMap(({ what, form, isMeant }) =>
      [...text.matchAll(form)].flatMap(match => {
        const secret = match[1] ?? match[0]
        if (isMeant && !isMeant(secret)) return []
        const from = match.index + match[0].lastIndexOf(secret)
        return [{ what, edit: { from, to: from + secret.length, insert: redacted } }]
      }),
    ),
  ]
  found.sort((a, b) => a.edit.from - b.edit.from || b.edit.to - a.edit.to)
  const secrets: Secret[] = []
  let line = 1
  let at = 0
  for (const { what, edit } of found) {
    if (edit.from < (secrets.at(-1)?.edit.to ?? 0)) continue
    for (let next = text.indexOf('\n', at); next >= 0 && next < edit.from; next = text.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    secrets.push({ what, line, edit })
  }
  return secrets
}

/** The text with its secrets replaced, and otherwise byte for byte the same. */
export function redactText(text: string): string {
  const secrets = secretsIn(text)
  return secrets.length === 0
    ? text
    : applyEdits(
        text,
        secrets.map(it => it.edit),
      )
}

/** All secrets that a link to the content would carry, what is only in its baseline or its requests included. */
export function secretsOf(content: SharedContent): PlacedSecret[] {
  const placed = (place: string, text: string, file?: string): PlacedSecret[] =>
    secretsIn(text).map(it => ({ ...it, place, ...(file !== undefined && { file }) }))
  const { files, baseline, origin, requests = [], view, comments = [] } = content
  const told = new Set(
    files.flatMap(({ name, text }) => secretsIn(text).map(it => `${name}\n${lettersOf(text, it)}`)),
  )
  const before = (older: Files, words: string) =>
    older.flatMap(({ name, text }) =>
      placed(`${name}, ${words}`, text).filter(it => {
        const key = `${name}\n${lettersOf(text, it)}`
        return !told.has(key) && told.add(key)
      }),
    )
  return [
    ...files.flatMap(({ name, text }) => placed(name, text, name)),
    ...before(baseline?.files ?? [], 'as it was before'),
    ...before(origin?.files ?? [], 'as it came to you'),
    ...requests.flatMap(({ name, request }) => placed(`the saved request “${name}”`, request)),
    ...(view?.request ? placed('the traced request', view.request.text) : []),
    ...comments.flatMap(({ text, author, replies }) => [
      ...placed(`a comment by ${authorName(author)}`, text),
      ...replies.flatMap(it => placed(`a reply by ${authorName(it.author)}`, it.text)),
    ]),
  ]
}

function lettersOf(text: string, { edit }: Secret): string {
  return text.slice(edit.from, edit.to)
}

/** The content with its secrets replaced, wherever a link would carry them. What it was made of stays as it is. */
export function withoutSecrets(content: SharedContent): SharedContent {
  const { files, baseline, origin, requests, view, comments } = content
  const clean = (it: SharedContent['files'][number]) => ({ name: it.name, text: redactText(it.text) })
  return {
    ...content,
    files: files.map(clean),
    ...(baseline && { baseline: { ...baseline, files: baseline.files.map(clean) } }),
    ...(origin && { origin: { files: origin.files.map(clean) } }),
    ...(comments && {
      comments: comments.map(it => ({ ...cleanRemark(it), replies: it.replies.map(cleanRemark) })),
    }),
    ...(requests && { requests: requests.map(it => ({ ...it, request: redactText(it.request) })) }),
    ...(view?.request && {
      view: { ...view, request: { ...view.request, text: redactText(view.request.text) } },
    }),
  }
}

function cleanRemark<T extends Remark>(remark: T): T {
  return { ...remark, text: redactText(remark.text) }
}
