/** Spans and durations reach a collector when the standard variables name one, say nothing of anybody, and stay off otherwise. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adresseDe } from '#lib/technique/telemetrie.ts';
import { lire } from './appui/proprietaire.ts';

interface Recu {
  chemin: string;
  cle: string | undefined;
  corps: string;
}

const recus: Recu[] = [];
let collecteur: Server;
let adresse = '';
let reponse = 200;

beforeAll(async () => {
  collecteur = createServer(async (requete, rendu) => {
    const corps = await text(requete);
    recus.push({ chemin: requete.url ?? '', cle: requete.headers['x-cle'] as string, corps });
    rendu.writeHead(reponse).end('{}');
  });
  await new Promise<void>((pret) => collecteur.listen(0, '127.0.0.1', pret));
  adresse = `http://127.0.0.1:${(collecteur.address() as AddressInfo).port}`;
});
afterAll(() => collecteur.close());
beforeEach(() => {
  recus.length = 0;
  reponse = 200;
});

/**
 * The application as a process of its own, which takes a demande, is refused an act, and asks for a page as the framework
 * would name it, with the name of a pupil in its address.
 */
const APPLICATION = `
  const { demarrerLaTelemetrie } = await import('#lib/technique/telemetrie.ts');
  const arreter = demarrerLaTelemetrie('web');
  const { dossierA } = await import('#tests/actes/appui/preparation.ts');
  const { verbes, le } = await import('#monde/scene.ts');
  const { fermerPrisma } = await import('#lib/technique/prisma.ts');
  const { trace } = await import('@opentelemetry/api');
  const s = await dossierA('deposee', process.env.BRANCHE);
  await verbes.notifier(s, le('2026-09-11')).catch(() => {});
  trace.getTracer('next.js').startActiveSpan('GET /agent/dossiers?q=Durand', { attributes: {
    'next.span_type': 'BaseServer.handleRequest', 'next.route': '/agent/dossiers', 'http.method': 'GET',
    'http.target': '/agent/dossiers?q=Durand', 'next.span_name': 'GET /agent/dossiers?q=Durand' } }, (span) => {
    span.recordException(new Error('Durand'));
    span.setStatus({ code: 2, message: 'Durand' });
    span.end();
  });
  await arreter();
  await fermerPrisma();`;

/** Each process takes pupils of its own: one demande a year is all that a pupil has. */
const branches = ['college_public', 'college_prive', 'lycee_public', 'lycee_prive'];

async function lancer(variables: Record<string, string>): Promise<{ code: number; dit: string }> {
  const enfant = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', APPLICATION], {
    env: { ...process.env, BRANCHE: branches.pop(), ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [dit, [code]] = await Promise.all([text(enfant.stderr), once(enfant, 'exit')]);
  return { code, dit };
}

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status: { code: number };
  attributes: { key: string; value: { stringValue: string } }[];
}
const spans = (): Span[] =>
  recus
    .filter(({ chemin }) => chemin === '/v1/traces')
    .flatMap(({ corps }) => JSON.parse(corps).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((groupe) => groupe.spans);
const attributs = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

describe('with a collector', () => {
  beforeEach(async () => {
    expect(
      await lancer({
        OTEL_EXPORTER_OTLP_ENDPOINT: adresse,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-cle=une%20clef',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=essai',
      }),
    ).toEqual({ code: 0, dit: '' });
  });

  test('each act has its span, its transaction below it, and what came of it', async () => {
    const actes = spans().filter(({ name }) => name === 'acte');
    expect(actes.map(attributs)).toContainEqual({
      'bourses.acte': 'enregistrer_reception',
      'bourses.issue': 'fait',
    });
    const [refuse] = actes.filter((span) => attributs(span)['bourses.acte'] === 'notifier');
    expect(refuse && attributs(refuse)['bourses.issue']).not.toBe('fait');
    expect(refuse?.status.code).toBe(0);
    const [dessous] = spans().filter(({ parentSpanId }) => parentSpanId === refuse?.spanId);
    expect(dessous).toMatchObject({ name: 'transaction', traceId: refuse?.traceId });
    expect(actes.every((acte) => BigInt(acte.endTimeUnixNano) > BigInt(acte.startTimeUnixNano))).toBe(true);

    const mesures = recus.filter(({ chemin }) => chemin === '/v1/metrics').map(({ corps }) => corps);
    const [{ scopeMetrics }] = JSON.parse(mesures[0] ?? '').resourceMetrics;
    const duree = scopeMetrics[0].metrics.find(({ name }: { name: string }) => name === 'bourses.acte.duree');
    expect(duree).toMatchObject({ unit: 's', histogram: { aggregationTemporality: 2 } });
    expect(
      duree.histogram.dataPoints.reduce((n: number, point: { count: string }) => n + Number(point.count), 0),
    ).toBe(actes.length);
    expect(recus.every(({ cle }) => cle === 'une clef')).toBe(true);
    expect(recus[0]?.corps).toContain('bourses-nationales-web');
    expect(recus[0]?.corps).toContain('deployment.environment.name');

    // Nothing of anybody: neither what the framework says, nor any name or number of the base.
    const tout = recus.map(({ corps }) => corps).join('');
    expect(tout).toContain('BaseServer.handleRequest /agent/dossiers');
    const personnels = await lire<{ v: string }>(
      `SELECT unnest(ARRAY[nom, prenom, courriel, telephone, id::text]) AS v FROM responsable
       UNION SELECT unnest(ARRAY[nom, prenom, ine, id::text]) FROM eleve UNION SELECT unnest(ARRAY[id::text, numero]) FROM dossier`,
    );
    const cites = personnels.map(({ v }) => v).filter((v) => v && v.length > 5 && tout.includes(v));
    expect(cites).toEqual([]);
    expect(tout).not.toContain('Durand');
  });
});

test.each<[string, () => Record<string, string>]>([
  ['without any variable', () => ({})],
  ['once turned off', () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: adresse, OTEL_SDK_DISABLED: 'true' })],
])('refuses: to send anything %s', async (_, variables) => {
  expect(await lancer(variables())).toEqual({ code: 0, dit: '' });
  expect(recus).toEqual([]);
});

test('a collector that refuses stops nothing: the act is done, and one line says so', async () => {
  reponse = 503;
  const avant = await lire('SELECT 1 FROM ligne_de_journal');
  const { code, dit } = await lancer({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${adresse}/v1/traces` });
  expect(code).toBe(0);
  expect(JSON.parse(dit.split('\n')[0] ?? '')).toMatchObject({ quoi: 'telemetrie', code: '503' });
  expect((await lire('SELECT 1 FROM ligne_de_journal')).length).toBeGreaterThan(avant.length);
});

test.each<[string, Record<string, string>, string | null]>([
  ['the common address', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/' }, 'http://c:4318/v1/traces'],
  [
    'its own, taken as it is',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t/x' },
    'http://t/x',
  ],
  ['none, for this signal', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_EXPORTER: 'none' }, null],
  ['that of another signal', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://m' }, null],
])('traces go to %s', (_, variables, attendue) => {
  expect(adresseDe('traces', variables)).toBe(attendue);
});
