/** Runs once when a web server starts: one that is not well configured must not start at all. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { verifierConfiguration } = await import('#lib/technique/demarrage.ts');
  verifierConfiguration('web');
}
