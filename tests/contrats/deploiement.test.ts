import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lireConfiguration, VARIABLES } from '#lib/technique/configuration.ts';

interface Service {
  build?: string | { context: string; target: string };
  profiles?: string[];
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
}

const source = readFileSync('docker-compose.yml', 'utf8');
const services: Record<string, Service> = parse(source, { merge: true }).services;
const dockerfile = readFileSync('Dockerfile', 'utf8');
/** Variables that only the preparation of the database reads. */
const PREPARATION = ['DATABASE_URL_ADMIN'];

/** What the file gives once the variables have a value, as the engine would compute it. */
function resolved(environment: Record<string, string>): Record<string, string> {
  const value = (name: string, fallback: string | undefined) => {
    if (fallback !== undefined) return fallback;
    if (name.endsWith('_ISSUER') || name === 'NEXTAUTH_URL') return 'https://exemple.fr';
    if (name === 'SMTP_URL') return 'smtps://courriel.exemple.fr';
    return createHash('sha256').update(name).digest('hex');
  };
  return Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replace(/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)\}/g, (_all, variable, fallback) =>
        value(variable, fallback),
      ),
    ]),
  );
}

describe('docker-compose.yml', () => {
  test('has PostgreSQL 18, the migrations, the web server, the worker and the mail box', () => {
    expect(Object.keys(services).sort()).toEqual(['base', 'courriel', 'migrations', 'web', 'worker']);
    expect(services.base?.image).toBe('postgres:18');
  });

  test('refuses: the mail box of the demonstration unless it is asked for, and its stage elsewhere', () => {
    expect(services.courriel?.profiles).toEqual(['demonstration']);
    expect(services.courriel?.build).toEqual({ context: '.', target: 'demonstration' });
    expect(dockerfile).toMatch(/^FROM construction AS demonstration$/m);
    const others = Object.entries(services).filter(([name]) => name !== 'courriel');
    expect(others.filter(([, service]) => service.profiles)).toEqual([]);
  });

  test.each(['migrations', 'worker', 'courriel'])('the command of %s names a file of the project', (name) => {
    const [program, file = ''] = services[name]?.command ?? [];
    expect(program).toBe('node');
    expect(existsSync(file)).toBe(true);
  });

  test.each(['web', 'worker', 'migrations'])('%s gets a complete configuration, and nothing else', (name) => {
    const environment = resolved(services[name]?.environment ?? {});
    expect(lireConfiguration(environment).demo).toBe(false);
    expect(Object.keys(environment).filter((key) => ![...VARIABLES, ...PREPARATION].includes(key))).toEqual(
      [],
    );
  });

  test('gives no secret a default', () => {
    const defaults = [...source.matchAll(/\$\{(\w+):-([^}]*)\}/g)].map(([, name]) => name);
    expect(defaults.filter((name) => /SECRET|CLE|MOT_DE_PASSE/.test(name ?? ''))).toEqual([]);
    expect(source).not.toMatch(/PASSWORD: [^$\s]/);
  });

  test('.env.exemple names each value that is required, without giving any', () => {
    const required = new Set([...source.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    const lines = readFileSync('.env.exemple', 'utf8')
      .split('\n')
      .filter((line) => /^\w/.test(line));
    expect(new Set(lines.map((line) => line.split('=')[0]))).toEqual(required);
    expect(lines.filter((line) => !line.endsWith('='))).toEqual([]);
  });
});

describe('docker-compose.grand.yml', () => {
  const grand: Record<string, Service & { volumes?: string[] }> = parse(
    readFileSync('docker-compose.grand.yml', 'utf8'),
    { logLevel: 'error' },
  ).services;

  test('adds a replica and a proxy to the services of the other, and nothing that it does not know', () => {
    expect(Object.keys(grand).sort()).toEqual(['base', 'copie', 'mandataire', 'web', 'worker']);
    expect(grand.copie?.image).toBe(grand.base?.image ?? services.base?.image);
  });

  test('the site reads lists on the replica, with a complete configuration', () => {
    const environment = resolved({ ...services.web?.environment, ...grand.web?.environment });
    const read = lireConfiguration(environment);
    expect(new URL(read.databaseUrlLecture ?? '').hostname).toBe('copie');
    expect(new URL(read.databaseUrl).password).toBe(new URL(read.databaseUrlLecture ?? '').password);
    expect(Object.keys(environment).filter((key) => !VARIABLES.includes(key))).toEqual([]);
  });

  test('mounts only files of the project', () => {
    const mounted = Object.values(grand).flatMap(({ volumes = [] }) =>
      volumes.flatMap((volume) => (volume.startsWith('./') ? [volume.split(':')[0] ?? ''] : [])),
    );
    expect(mounted.length).toBe(2);
    expect(mounted.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('refuses: a secret with a default', () => {
    expect(readFileSync('docker-compose.grand.yml', 'utf8')).not.toMatch(
      /MOT_DE_PASSE\w*:-|PASSWORD: [^$\s]/,
    );
  });
});

describe('Dockerfile', () => {
  test('ends as an ordinary user', () => {
    expect([...dockerfile.matchAll(/^USER (.*)$/gm)].at(-1)?.[1]).toBe('node');
  });

  test('copies only what exists', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*)$/gm)].flatMap(([, all = '']) =>
      all.split(' ').slice(0, -1),
    );
    expect(copied.length).toBeGreaterThan(3);
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('holds no secret and never turns the demonstration on', () => {
    expect(dockerfile + source).not.toMatch(/BOURSES_DEMO/);
    expect(dockerfile).not.toMatch(/SECRET|CLE_DONNEES|PASSWORD/);
  });

  test('the image is built without the data, the builds and the secrets of the folder', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    for (const name of ['.donnees', '.env*', 'node_modules', '.git', '.next', '.next-*', '.rapports'])
      expect(ignored).toContain(name);
  });

  test('the last stage holds Node and what image.ts gathered, nothing else', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect([...last.matchAll(/^(?:COPY|ADD) (.*)$/gm)].map(([, what]) => what)).toEqual([
      '--from=construction --chown=root:root /image ./',
    ]);
    expect(last).not.toMatch(/npm|node_modules/);
    expect(dockerfile).toContain('RUN node scripts/image.ts /image\n');
  });

  test('refuses: to listen to itself alone, as the server of a container does under its own name', () => {
    expect(dockerfile).toMatch(/^ENV .*\bHOSTNAME=0\.0\.0\.0$/m);
  });
});

describe('an installation without the packages of the development', () => {
  test('refuses, and says how to install', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bourses-sans-dev-'));
    try {
      mkdirSync(path.join(folder, 'scripts'));
      mkdirSync(path.join(folder, 'prisma/schema'), { recursive: true });
      copyFileSync('scripts/generate.mjs', path.join(folder, 'scripts/generate.mjs'));
      copyFileSync('prisma/schema/dossier.prisma', path.join(folder, 'prisma/schema/dossier.prisma'));
      const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.mjs'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status).toBe(1);
      expect(stderr).toContain('npm ci --include=dev');
      expect(stderr).not.toMatch(/\n\s+at /);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
