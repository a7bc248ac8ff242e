import { ConfigurationInvalide, configuration } from './configuration.ts';

/** Ends the process with code 1, and the French reason on the terminal, when the configuration is not complete. */
export function verifierConfiguration(processus: 'web' | 'worker'): void {
  try {
    const { databaseUrlWorker, cleDeSceau } = configuration();
    if (processus === 'worker' && !databaseUrlWorker)
      throw new ConfigurationInvalide(
        'DATABASE_URL_WORKER manque : donnez l’adresse du rôle bourses_worker, que seul l’ouvrier tient.',
      );
    if (processus === 'worker' && !cleDeSceau)
      throw new ConfigurationInvalide(
        'CLE_DE_SCEAU manque : donnez la clé qui signe les sceaux du journal, par exemple avec « openssl rand -hex 32 ». Seul l’ouvrier la tient.',
      );
  } catch (error) {
    console.error(error instanceof ConfigurationInvalide ? error.message : error);
    process.exit(1);
  }
}
