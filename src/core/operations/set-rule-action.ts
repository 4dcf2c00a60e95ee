import type { Place, Resource } from '../model/resource.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource, type Plan, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/** What an HTTP rule does with a request, by the key that says it. */
export type RuleAction = 'route' | 'redirect' | 'directResponse' | 'delegate'

export const ruleActions: readonly RuleAction[] = ['route', 'redirect', 'directResponse', 'delegate']

/** The action of a rule as written: the first key that is there; undefined for a rule without any. */
export function actionOf(rule: unknown): RuleAction | undefined {
  return ruleActions.find(it => valueAt(rule, [it]) != null)
}

/**
 * Has an HTTP rule of a VirtualService do something else: the other actions go, and what Istio refuses beside the new
 * one (a rewrite or fault with an answer that is given at once). `value` is what the action begins with.
 */
export function setRuleAction(rule: Place, action: RuleAction, value: Json): Operation {
  return {
    title: `${titles[action]} in ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => plan(resource, rule, action, value)),
  }
}

const titles = {
  route: 'Route to destinations',
  redirect: 'Answer with a redirect',
  directResponse: 'Answer directly',
  delegate: 'Delegate a rule',
} as const

/** Keys of a rule that are refused beside an action. */
const excluded: Readonly<Record<RuleAction, readonly string[]>> = {
  route: [],
  redirect: ['rewrite', 'fault'],
  directResponse: ['rewrite', 'fault'],
  delegate: [],
}

function plan(resource: Resource, rule: Place, action: RuleAction, value: Json): Plan {
  const found = valueAt(resource.value, rule.path)
  if (typeof found !== 'object' || found === null) return { refuse: 'The rule is no longer there.' }
  const path = [...rule.path, action]
  const order = orderAt(resource, path)
  const leaving = [...ruleActions.filter(it => it !== action), ...excluded[action]].filter(
    it => valueAt(found, [it]) !== undefined,
  )
  const begin: Step = (document, base) => setValue(document, [...base, ...path], value, order)
  const isThere = valueAt(found, [action]) != null
  return {
    // The new key comes first, so that the rule is never empty on the way.
    steps: [
      ...(isThere ? [] : [begin]),
      ...leaving.map(
        (key): Step =>
          (document, base) =>
            removeValue(document, [...base, ...rule.path, key]),
      ),
    ],
    select: rule,
  }
}
