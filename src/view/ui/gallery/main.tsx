import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followSystemTheme } from '../../../platform/theme.ts'
import '../global.css'
import { ToastRegion } from '../ToastRegion.tsx'
import { Gallery } from './Gallery.tsx'

followSystemTheme()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
    <ToastRegion />
  </StrictMode>,
)
