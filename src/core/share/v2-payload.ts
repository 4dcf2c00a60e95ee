import { sameFiles } from '../text/file-change.ts'
import { cleanFolding, isFolded } from './clean-content.ts'
import { headerOf, maxFiles, readParts, splitPayload, type Writable, writeHeader } from './payload.ts'
import { type SharedContent, type SharedView, sharedDrawers } from './shared-content.ts'
import { maxContent } from './v1.ts'
import { readBaseline, writeBaseline } from './v2-baseline.ts'
import { readComments, writeComments } from './v2-comments.ts'

/**
 * The content as one text: version 1's line of JSON and files, the line longer by `folding, steps of the baseline, view, view-only,
 * comments, [steps of the origin, letters], [folder of the overlay]` (1 for an origin that is the baseline), and behind the files the text that only the baseline has, then that of the origin.
 */
export function writePayloadV2(content: SharedContent): string {
  const { files, folding, baseline, view, viewOnly, comments, origin, overlay } = content
  const before = baseline && writeBaseline(baseline.files, files)
  const isBoth = origin && baseline && sameFiles(origin.files, baseline.files)
  const came = origin && !isBoth ? writeBaseline(origin.files, files) : undefined
  const header = [
    ...headerOf(content),
    folding && isFolded(folding) ? [folding.all ?? 0, folding.items] : 0,
    before ? before.steps : 0,
    view ? writeView(view) : 0,
    viewOnly ? 1 : 0,
    comments?.length ? writeComments(comments) : 0,
    isBoth ? 1 : came ? [came.steps, came.text.length] : 0,
    overlay === undefined ? 0 : overlay === null ? [] : [overlay],
  ]
  const texts = [...files.map(it => it.text), before?.text ?? '', came?.text ?? '']
  return `${writeHeader(header)}${texts.join('')}`
}

/** The content of a payload, or undefined for one that `writePayloadV2` would not have written. */
export function readPayloadV2(payload: string): SharedContent | undefined {
  const { header, text } = splitPayload(payload)
  const read = header && readParts(header, text)
  if (!read) return undefined
  const [folding = 0, steps = 0, view = 0, viewOnly = 0, comments = 0, origin = 0, overlay = 0] =
    header.slice(6)
  const shared: Writable<SharedContent> = { ...read.content }
  if (folding !== 0) {
    if (!Array.isArray(folding)) return undefined
    shared.folding = cleanFolding({ all: folding[0], items: folding[1] })
  }
  const [came, letters] = Array.isArray(origin) ? (origin as unknown[]) : [origin, 0]
  if (typeof letters !== 'number' || !Number.isInteger(letters) || letters < 0) return undefined
  const end = text.length - letters
  const rest = text.slice(read.end, end)
  if ((steps === 0 && rest !== '') || end < read.end) return undefined
  const filesOf = (steps: unknown, own: string) =>
    readBaseline(steps, own, shared.files, { files: maxFiles, letters: maxContent })
  if (steps !== 0) {
    const files = filesOf(steps, rest)
    if (!files) return undefined
    shared.baseline = { files }
  }
  if (origin === 1 && shared.baseline) shared.origin = { files: shared.baseline.files }
  else if (origin !== 0) {
    const files = filesOf(came, text.slice(end))
    if (!files) return undefined
    shared.origin = { files }
  }
  if (view !== 0) {
    const read = readView(view)
    if (!read) return undefined
    shared.view = read
  }
  if (viewOnly === 1) shared.viewOnly = true
  if (Array.isArray(overlay)) shared.overlay = typeof overlay[0] === 'string' ? overlay[0] : null
  if (comments !== 0) {
    const read = readComments(comments)
    if (!read) return undefined
    shared.comments = read
  }
  return shared
}

/** `[drawer, canvas, request, gateway, from]`; what is not there is 0. */
function writeView({ drawer, canvas, request }: SharedView): unknown[] {
  const { text, gateway, from } = request ?? {}
  return [drawer ?? 0, canvas ?? 0, text ?? 0, gateway ?? 0, from ?? 0]
}

/** What a later version may show besides is passed over. */
function readView(written: unknown): SharedView | undefined {
  if (!Array.isArray(written)) return undefined
  const [drawer, canvas, text, gateway, from] = written as unknown[]
  const shown = sharedDrawers.find(it => it === drawer)
  return {
    ...(shown && { drawer: shown }),
    ...((canvas === 'traffic' || canvas === 'table') && { canvas }),
    ...(typeof text === 'string' && {
      request: {
        text,
        ...(typeof gateway === 'string' && { gateway }),
        ...(typeof from === 'string' && { from }),
      },
    }),
  }
}
