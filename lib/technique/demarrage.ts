import { ConfigurationInvalide, configuration } from './configuration.ts';

/** Ends the process with code 1, and the French reason on the terminal, when the configuration is not complete. */
export function verifierConfiguration(processus: 'web' | 'worker'): void {
  try {
    const { databaseUrlWorker } = configuration();
    if (processus === 'worker' && !databaseUrlWorker)
      throw new ConfigurationInvalide(
        'DATABASE_URL_WORKER manque : donnez l’adresse du rôle bourses_worker, que seul l’ouvrier tient.',
      );
  } catch (error) {
    console.error(error instanceof ConfigurationInvalide ? error.message : error);
    process.exit(1);
  }
}
