import { Component, type ReactNode } from 'react'

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

/** What a thrown value says of itself; anything can be thrown. */
export function readError(error: unknown): { readonly message: string; readonly stack: string | undefined } {
  if (error instanceof Error)
    return {
      message: error.message || error.name,
      stack: typeof error.stack === 'string' ? error.stack : undefined,
    }
  try {
    return { message: String(error), stack: undefined }
  } catch {
    return { message: 'Unknown error', stack: undefined }
  }
}
