import { ConfigurationInvalide, configuration } from './configuration.ts';

/** Ends the process with code 1, and the French reason on the terminal, when the configuration is not complete. */
export function verifierConfiguration(): void {
  try {
    configuration();
  } catch (error) {
    console.error(error instanceof ConfigurationInvalide ? error.message : error);
    process.exit(1);
  }
}
