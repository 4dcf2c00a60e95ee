import type { Column, GraphEdge, NodeId } from '../graph/graph.ts'
import type { Place } from '../model/resource.ts'
import type { Station } from './drawing-index.ts'

/** The way of one request over the drawing: what all of it passes, then the ends it is split over. */
export interface Way {
  readonly trunk: readonly Step[]
  /** Their shares add up to 1. */
  readonly branches: readonly Branch[]
  /** Mirrors: copies, each with its share of the whole; they take nothing from the branches. */
  readonly copies: readonly Branch[]
  /** The domain the request was found under, and the rule that took it. */
  readonly host?: string
  readonly rule?: Place
}

/** A station and the edge of the drawing that leads to it; none where the drawing shows no such edge. */
export interface Step extends Station {
  readonly edge?: GraphEdge
  /** Set for a port that is not in the drawing. */
  readonly closedPort?: number
}

export interface Branch {
  readonly share: number
  readonly edge?: GraphEdge
  readonly end: End
}

/** Where traffic ends: a node of the drawing, or one that has to be added to it. */
export interface End {
  readonly id: NodeId
  readonly kind: 'destination' | 'redirect' | 'directResponse' | 'stopped'
  readonly title: string
  readonly detail: string
  /** The Deployments and Pods of a destination, where the files show any. */
  readonly workloads?: readonly string[]
  /** Set for one that is not in the drawing: the column it belongs to. */
  readonly column?: Column
}

/** Weights as a slider shows them, before they are written into the rule they are of. */
export interface ProvisionalWeights {
  readonly rule: Place
  /** One a destination, in the order of the rule. */
  readonly weights: readonly number[]
}
