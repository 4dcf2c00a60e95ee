import type { Rule } from '../define-rule.ts'
import { annotationRules } from './annotations.ts'
import { deploymentImageAuto, podImageAuto } from './image-auto.ts'
import { injectionAskedTwice } from './injection-asked-twice.ts'
import { namespaceNotInjected } from './namespace-not-injected.ts'
import { podWithoutProxy } from './pod-without-proxy.ts'
import { deploymentRunsAsProxy, podRunsAsProxy } from './reserved-user.ts'
import { servicesDisagree } from './services-disagree.ts'

/** What of Pods, Deployments and Namespaces keeps the mesh from doing what the routing says. */
export const rules: readonly Rule[] = [
  podWithoutProxy,
  injectionAskedTwice,
  podRunsAsProxy,
  deploymentRunsAsProxy,
  servicesDisagree,
  namespaceNotInjected,
  podImageAuto,
  deploymentImageAuto,
  ...annotationRules,
]
