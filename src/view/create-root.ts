// Stands in React's file of the build (vite.config.ts), which react-dom starts in: docs/decisions/0035 says why.
export { createRoot } from 'react-dom/client'
