import type { Files } from '../../core/text/file-change.ts'

/** An error of our own, and the part of the page it stopped. */
export interface ReportedFault {
  /** As in “The canvas could not be shown”. */
  readonly where: string
  readonly message: string
  readonly stack?: string | undefined
}

/** What stands around an error: nothing of it is what the user wrote. */
export interface Surroundings {
  readonly version: string
  readonly browser: string
  /** Of the page, in CSS pixels. */
  readonly size: string
  /** What was done last, in our own words, the latest first. */
  readonly steps: readonly string[]
}

/** What the user has written, which is left out unless they choose otherwise. */
export interface UserText {
  readonly files: Files
  /** Everything else that was written or named: requests, comments, names. */
  readonly others: string
}

/** A report to send to the makers of Drawbridge. It holds nothing that the user has written, unless `withFiles`. */
export function reportText(
  fault: ReportedFault,
  { version, browser, size, steps }: Surroundings,
  text: UserText,
  withFiles: boolean,
): string {
  const lines = [
    `Drawbridge ${version}`,
    `Browser: ${browser}`,
    `Page: ${size}`,
    `Stopped: ${fault.where}`,
    `Error: ${withFiles ? fault.message : withoutUserText(fault.message, text)}`,
    '',
    'Where in the code:',
    ...orNone(framesOf(fault)),
    '',
    'What was done last:',
    ...orNone(steps),
  ]
  const files = withFiles ? text.files.flatMap(it => ['', `# ${it.name}`, it.text.trimEnd()]) : []
  return [...lines, ...(files.length > 0 ? ['', 'The files:', ...files] : [])].join('\n')
}

/** An error’s words without those that the user may have written: what stands in quotes, and every word that is in their text. */
export function withoutUserText(message: string, { files, others }: UserText): string {
  const written = [others, ...files.flatMap(it => [it.name, it.text])].join('\n').toLowerCase()
  return message
    .replace(/“[^”]*”|"[^"]*"|'[^']*'|`[^`]*`/gu, '…')
    .replace(/[^\s….,:;()]{3,}/gu, it => (written.includes(it.toLowerCase()) ? '…' : it))
    .replace(/[\p{L}\p{N}]{3,}/gu, it => (written.includes(it.toLowerCase()) ? '…' : it))
    .replace(/…(?:\s*…)+/gu, '…')
}

/** The places in our scripts that a stack names. What stands before them, the message, is left out. */
function framesOf({ message, stack = '' }: ReportedFault): string[] {
  const at = message === '' ? -1 : stack.indexOf(message)
  const frames = at < 0 ? stack : stack.slice(at + message.length)
  return frames
    .split('\n')
    .flatMap(line => {
      const place = /([\w-]+(?:\.[\w-]+)*\.(?:js|tsx?|mjs)):(\d+):(\d+)\)?$/.exec(line.trim())
      const name = /^(?:at )?(?:async )?(?:new )?([\w$.<>]+)(?: \(|@)/.exec(line.trim())?.[1]
      return place ? [`  ${name ? `${name} ` : ''}${place[1]}:${place[2]}:${place[3]}`] : []
    })
    .slice(0, 20)
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['  not known']
}
