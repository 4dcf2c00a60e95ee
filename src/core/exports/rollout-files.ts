import { formatRequest } from '../request/parse-request.ts'
import { quoteWord } from '../request/shell-words.ts'
import type { Rollout, RolloutStep, StepBreak, StepObject } from '../rollout/rollout.ts'
import type { Files, SourceFile } from '../text/file-change.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import { type ExportedFile, fileNameFor } from './export-target.ts'
import { joinFiles } from './join-files.ts'
import { applyCommand } from './kubectl-apply.ts'
import { oneLine } from './one-line.ts'
import { zip } from './zip.ts'

/** The steps as files, one each in their order, and a page that says what to do with them. */
export function rolloutFiles(rollout: Rollout): Files {
  const files = rollout.steps.map(
    (step, i): SourceFile => ({ name: stepFileName(step, i), text: stepText(step) }),
  )
  return [{ name: 'README.md', text: pageOf(rollout) }, ...files]
}

export function rolloutZip(name: string, rollout: Rollout): ExportedFile {
  const [file] = zip.write({ name: `${fileNameFor(name)}-steps`, files: rolloutFiles(rollout) })
  return file!
}

/** All steps as commands for a terminal, to be taken one by one; what is said of them stands in comments. */
export function rolloutScript({ steps, limits }: Rollout): string {
  const parts = steps.map((step, i) =>
    [
      `# Step ${i + 1} of ${steps.length}: ${oneLine(step.title)}`,
      `# ${step.why}`,
      ...[...step.breaks.map(it => breakWords(it, i)), ...reasonsOf(step)].map(it => `# ${it}`),
      stepCommand(step),
    ].join('\n'),
  )
  const notes = limits.map(it => `# ${oneLine(it)}\n`)
  return [...(notes.length > 0 ? [notes.join('')] : []), ...parts].join(`\n# ${waitWords}\n\n`)
}

/** What is waited for between two steps. */
export const waitWords = 'Wait until `istioctl proxy-status` says SYNCED for every proxy.'

/** The command that makes a step. */
export function stepCommand({ action, objects }: RolloutStep): string {
  if (action === 'apply') return applyCommand(joined(objects))
  const byNamespace = new Map<string | undefined, StepObject[]>()
  for (const it of objects) byNamespace.set(it.namespace, [...(byNamespace.get(it.namespace) ?? []), it])
  return [...byNamespace]
    .map(([namespace, all]) => {
      const names = all.map(it => quoteWord(`${typeOf(it)}/${it.name}`))
      const where = namespace === undefined ? '' : ` -n ${quoteWord(namespace)}`
      return `kubectl delete --ignore-not-found${where} ${names.join(' ')}\n`
    })
    .join('')
}

/** `01-add-destinationrule-reviews.yaml`. */
export function stepFileName({ title }: RolloutStep, index: number): string {
  return `${String(index + 1).padStart(2, '0')}-${fileNameFor(title)}.yaml`
}

/** Why what goes wrong behind a step cannot be helped, as far as it is known. */
export function reasonsOf({ breaks }: RolloutStep): string[] {
  return [...new Set(breaks.flatMap(it => it.why ?? []))].map(oneLine)
}

/** One sentence: which request goes wrong behind a step, and until when. */
export function breakWords(
  { request, from, fails, before, between, after, until }: StepBreak,
  index: number,
): string {
  const when = until <= index + 1 ? 'Within this step' : `Until step ${until}`
  const source = from === undefined ? '' : ` from ${from}`
  const ends = fails ? `fails (${between})` : `ends at ${between}`
  const sides =
    before === after
      ? `before and after it ends at ${before}`
      : `before it ends at ${before}, after at ${after}`
  return oneLine(`${when}, ${formatRequest(request)}${source} ${ends}; ${sides}.`)
}

function stepText({ action, objects }: RolloutStep): string {
  return action === 'apply' ? joined(objects) : objects.map(nameOnly).join('---\n')
}

function joined(objects: readonly StepObject[]): string {
  return joinFiles(objects.map(({ id, text }) => ({ name: id, text })))
}

/** What `kubectl delete -f` needs of an object. `kubectl apply` refuses it, so it cannot bring the object back by mistake. */
function nameOnly({ apiVersion, kind, name, namespace }: StepObject): string {
  return writeDocument({
    apiVersion,
    kind,
    metadata: { name, ...(namespace !== undefined && { namespace }) },
  })
}

/** A kind as kubectl takes it from its command line: `virtualservice.networking.istio.io`. */
function typeOf({ kind, apiVersion }: StepObject): string {
  const slash = apiVersion.indexOf('/')
  return `${kind.toLowerCase()}${slash < 0 ? '' : `.${apiVersion.slice(0, slash)}`}`
}

function pageOf({ steps, limits }: Rollout): string {
  const parts = steps.map((step, i) => {
    const verb = step.action === 'apply' ? 'apply' : 'delete --ignore-not-found'
    const breaks = step.breaks.map(it => `- ${breakWords(it, i)}`)
    const reasons = reasonsOf(step)
    return [
      `## ${i + 1}. ${oneLine(step.title)}`,
      step.why,
      ...(breaks.length > 0 ? [`Not safe:\n\n${breaks.join('\n')}`, ...reasons] : []),
      `    kubectl ${verb} -f ${quoteWord(stepFileName(step, i))}`,
    ].join('\n\n')
  })
  const notes = limits.length > 0 ? [limits.map(it => `- ${oneLine(it)}`).join('\n')] : []
  return `${['# Steps', `Take them in this order. After each: ${waitWords}`, ...notes, ...parts].join('\n\n')}\n`
}
