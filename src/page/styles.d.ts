/** esbuild writes the styles that a script imports beside it. */
declare module '*.css'
