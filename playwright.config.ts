import { defineConfig } from '@playwright/test';

/** The journeys run against a whole product that scripts/test.ts starts: see there for the variables. */
export default defineConfig({
  testDir: 'tests/parcours',
  testMatch: '**/*.test.ts',
  outputDir: '.rapports/parcours',
  globalSetup: './tests/parcours/appui/reglage.ts',
  fullyParallel: false,
  workers: 2,
  // What hangs must end one day; nothing that is slow may be taken for it.
  timeout: 20 * 60_000,
  expect: { timeout: 3 * 60_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // The day of the demonstration is everybody's: its journey waits for the others, and so do the forged requests, which
  // press every button. The logs are read after all of them.
  projects: [
    {
      name: 'parcours',
      testIgnore: [
        '**/horloge.test.ts',
        '**/demande-en-ligne.test.ts',
        '**/hostile.test.ts',
        '**/journaux.test.ts',
      ],
    },
    { name: 'horloge', testMatch: '**/horloge.test.ts', dependencies: ['parcours'] },
    // A campaign is open: another day too.
    { name: 'campagne', testMatch: '**/demande-en-ligne.test.ts', dependencies: ['horloge'] },
    { name: 'hostile', testMatch: '**/hostile.test.ts', dependencies: ['campagne'] },
    { name: 'journaux', testMatch: '**/journaux.test.ts', dependencies: ['hostile'] },
  ],
  reporter: [['list'], ['json', { outputFile: '.rapports/parcours.json' }]],
  use: {
    baseURL: process.env.NEXTAUTH_URL ?? 'http://localhost:3000',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // As long as what is expected: an element that never comes is told, instead of waited for to the end of the test.
    actionTimeout: 3 * 60_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
