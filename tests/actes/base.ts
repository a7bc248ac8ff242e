/**
 * Runs before each test file of this folder: copies the database of the world, and makes it that of the application.
 * A test file then simply imports the application's modules; two files never share a row.
 */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { cloneDatabase } from '#scripts/roles.ts';

const template = inject('template');
const name = `${template}_${randomUUID().replaceAll('-', '')}`;
await cloneDatabase(inject('adminUrl'), template, name);

// Its addresses of databases and its folder of files, both named after the template.
for (const [variable, value] of Object.entries(inject('environnement')))
  process.env[variable] = value.replaceAll(`/${template}`, `/${name}`);
