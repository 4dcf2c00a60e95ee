import { Component, type ReactNode } from 'react'
import { readError } from '../../../core/data/read-error.ts'

export interface Fault {
  readonly message: string
  /** Where in the code, for a report. */
  readonly stack: string | undefined
  /** Renders anew what broke. */
  retry(): void
}

interface Props {
  /** What is shown instead of the children once one of them has thrown. */
  fallback: (fault: Fault) => ReactNode
  children: ReactNode
}

/** Keeps a fault of its children to their own place on the screen. */
export class Boundary extends Component<Props, { thrown: { readonly error: unknown } | undefined }> {
  override state: { thrown: { readonly error: unknown } | undefined } = { thrown: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { thrown: { error } }
  }

  retry = (): void => this.setState({ thrown: undefined })

  override render() {
    const { thrown } = this.state
    if (!thrown) return this.props.children
    return this.props.fallback({ ...readError(thrown.error), retry: this.retry })
  }
}
