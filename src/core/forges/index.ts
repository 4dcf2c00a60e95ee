import type { ForgeKind, ForgePlan, ForgeTarget, Proposal } from './forge.ts'
import { proposeAtGitea } from './gitea.ts'
import { proposeAtGitHub } from './github.ts'
import { proposeAtGitLab } from './gitlab.ts'

/** The requests that make a branch, its commit and a pull or merge request at a forge. */
export function planOf(target: ForgeTarget, proposal: Proposal): ForgePlan {
  return plans[target.kind](target, proposal)
}

const plans: Readonly<Record<ForgeKind, (target: ForgeTarget, proposal: Proposal) => ForgePlan>> = {
  github: proposeAtGitHub,
  gitlab: proposeAtGitLab,
  gitea: proposeAtGitea,
}
