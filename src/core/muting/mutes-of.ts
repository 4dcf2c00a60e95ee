import type { Diagnostic } from '../diagnostic.ts'
import type { AnalysedDocument, Resource } from '../model/resource.ts'
import type { AnalysisSettings, MuteSetting } from '../settings.ts'
import { commentMutes, mentioning } from './comment-mutes.ts'
import { isNamed } from './configured.ts'
import { type Mute, meansRule } from './mute.ts'

/** A document, and where objects begin in it. */
export type CommentedDocument = Pick<AnalysedDocument, 'file' | 'offset' | 'document'> & {
  readonly resources: readonly Pick<Resource, 'base'>[]
}

/** What the comments of documents mute, a mute for each rule that one names. */
export function mutesOfComments(documents: readonly CommentedDocument[]): Mute[] {
  return mentioning(documents).flatMap(({ file, offset, document, resources }) =>
    commentMutes(
      document,
      resources.map(it => it.base),
    ).flatMap(({ rules, reason, target }) =>
      rules.map(
        (named): Mute => ({
          rule: named.rule,
          muted: { by: 'comment', reason },
          file,
          covers: it =>
            target !== undefined &&
            it.file === file &&
            it.from >= offset + target.from &&
            it.from < offset + target.to,
          at: { file, from: offset + named.from, to: offset + named.to },
          ...(!document.readable && { isUnsure: true }),
        }),
      ),
    ),
  )
}

/** What the settings mute. */
export function mutesOfSettings({ muted = [] }: AnalysisSettings): Mute[] {
  return muted.map(({ rule, resource, reason }) => ({
    rule,
    muted: { by: 'settings', reason },
    covers: (it: Diagnostic) => resource === undefined || isNamed(it, resource),
  }))
}

/** Those of the settings' mutes that none of the muted problems is for. */
export function idleSettings(
  muted: readonly MuteSetting[],
  problems: readonly Diagnostic[],
): readonly MuteSetting[] {
  const covers = ({ rule, resource }: MuteSetting, it: Diagnostic) =>
    meansRule(rule, it) && (resource === undefined || isNamed(it, resource))
  return muted.filter(mute => !problems.some(it => covers(mute, it)))
}
