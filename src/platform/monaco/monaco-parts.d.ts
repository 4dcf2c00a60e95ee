/** Monaco ships no declaration for this module. */
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController'
