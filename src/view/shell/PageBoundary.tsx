import { Component, type ReactNode } from 'react'
import { zip } from '../../core/exports/zip.ts'
import { downloadFile } from '../../platform/files.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

interface Props {
  workspace: Workspace
  children: ReactNode
}

/** The last resort: when the page itself breaks, the text can still be taken away. */
export class PageBoundary extends Component<Props, { fault: string | undefined }> {
  override state = { fault: undefined as string | undefined }

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  download = (): void => {
    const { name, files } = this.props.workspace.store.getState()
    for (const file of zip.write({ name, files })) downloadFile(file.name, file.data, file.mime)
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children
    return (
      <EmptyState
        title="The page could not be shown"
        actions={
          <>
            <Button onClick={this.download}>Download the files</Button>
            <Button variant="primary" onClick={() => location.reload()}>
              Reload the page
            </Button>
          </>
        }
      >
        The files are safe, and kept in this browser. {this.state.fault}
      </EmptyState>
    )
  }
}
