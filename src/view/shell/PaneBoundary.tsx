import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

interface Props {
  /** As in "The canvas could not be shown". */
  label: string
  children: ReactNode
}

/** Keeps a fault of one pane from taking the others, and the text with it, off the screen. */
export class PaneBoundary extends Component<Props, { fault: string | undefined }> {
  override state = { fault: undefined as string | undefined }

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children
    return (
      <EmptyState
        title={`${this.props.label} could not be shown`}
        actions={<Button onClick={() => this.setState({ fault: undefined })}>Try again</Button>}
      >
        The files are safe. {this.state.fault}
      </EmptyState>
    )
  }
}
