/** What is asked of ClamAV's daemon, over its own protocol, to its stand-in run as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { lireConfiguration } from '#lib/technique/configuration.ts';
import { CONFIGURATION } from './configuration-de-test.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** The module as a process configured so would load it. */
async function avec(ANTIVIRUS?: string) {
  Object.assign(process.env, CONFIGURATION);
  if (ANTIVIRUS) process.env.ANTIVIRUS = ANTIVIRUS;
  else delete process.env.ANTIVIRUS;
  vi.resetModules();
  return import('#lib/technique/antivirus.ts');
}

let clamd: ChildProcess;
let port: number;

async function lancer(prise?: string): Promise<[ChildProcess, string]> {
  const reglage = prise ? { PRISE_ANTIVIRUS: prise } : { PORT_ANTIVIRUS: '0' };
  const processus = spawn(process.execPath, ['doublures/antivirus.ts'], {
    env: { ...process.env, ...reglage },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = processus.stdout ? await once(processus.stdout, 'data') : [''];
  return [processus, String(dit).trim()];
}

beforeAll(async () => {
  const [processus, dit] = await lancer();
  clamd = processus;
  port = Number(dit);
  return () => void clamd.kill();
});

/** A daemon that answers all the same, whatever it is asked. */
async function repondeur(reponse: string | null): Promise<string> {
  const serveur = createServer((prise) => {
    prise.on('error', () => prise.destroy());
    if (reponse === null) prise.destroy();
    else prise.end(reponse);
  }).listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  fermer.push(() => serveur.close());
  return `tcp://127.0.0.1:${(serveur.address() as { port: number }).port}`;
}
const fermer: (() => void)[] = [];
afterEach(() => {
  for (const un of fermer.splice(0)) un();
});

describe('an antivirus that answers', () => {
  it('lets through sound bytes, ten megabytes of them too, and says that it is there', async () => {
    const { menaceDe, antivirusRepond } = await avec(`tcp://127.0.0.1:${port}`);
    expect(await menaceDe(Buffer.from('un avis'))).toBeNull();
    expect(await menaceDe(Buffer.alloc(10_000_000, 'x'))).toBeNull();
    expect(await antivirusRepond()).toBe(true);
  });

  it('refuses: the test file of EICAR, by its name, wherever it lies across two pieces of the stream', async () => {
    const { menaceDe } = await avec(`tcp://127.0.0.1:${port}`);
    expect(await menaceDe(Buffer.from(EICAR))).toBe('Eicar-Test-Signature');
    const loin = Buffer.concat([Buffer.alloc(64 * 1024 - 30, 'x'), Buffer.from(EICAR)]);
    expect(await menaceDe(loin)).toBe('Eicar-Test-Signature');
  });

  it('is reached by a socket of the machine too', async () => {
    const prise = join(tmpdir(), `clamd-${process.pid}.sock`);
    const [processus] = await lancer(prise);
    fermer.push(() => processus.kill());
    const { menaceDe } = await avec(`unix:${prise}`);
    expect(await menaceDe(Buffer.from(EICAR))).toBe('Eicar-Test-Signature');
  });
});

describe('an antivirus that cannot tell is never taken for a yes', () => {
  it.each([
    ['is down', () => Promise.resolve('tcp://127.0.0.1:1')],
    ['hangs up', () => repondeur(null)],
    ['says nothing', () => repondeur('')],
    ['finds the file too large', () => repondeur('INSTREAM size limit exceeded. ERROR\0')],
    ['is something else', () => repondeur('220 courriel prêt')],
  ])('refuses: one that %s; the health is told', async (_, ouvrir) => {
    const { menaceDe, antivirusRepond, AntivirusMuet } = await avec(await ouvrir());
    await expect(menaceDe(Buffer.from('un avis'))).rejects.toBeInstanceOf(AntivirusMuet);
    expect(await antivirusRepond()).toBe(false);
  });

  it('none set: nothing is asked, and the health has nothing to say', async () => {
    const { menaceDe, antivirusRepond } = await avec();
    expect(await menaceDe(Buffer.from(EICAR))).toBeNull();
    expect(await antivirusRepond()).toBeNull();
  });
});

describe('a file that it does not let through', () => {
  /** What a person who sends this reads; the file is never opened. */
  async function lu(
    antivirus: string,
    texte: string,
  ): Promise<{ code: string; champ: string; message: string }> {
    await avec(antivirus);
    const { examinerTous } = await import('#lib/connecteurs/octets/depot.ts');
    const ouvrir = () => Promise.reject(new Error('the file was opened'));
    return examinerTous(ouvrir, [{ nom: 'C:\\avis.pdf', octets: Buffer.from(texte) }]).catch(
      (refus) => refus,
    );
  }

  it('refuses: a known threat, by the name of the file and with the way out', async () => {
    expect(await lu(`tcp://127.0.0.1:${port}`, EICAR)).toMatchObject({
      code: 'impossible',
      champ: 'fichiers',
      message: expect.stringMatching(/^« avis\.pdf » contient un programme malveillant\. .+ recommencez\.$/),
    });
  });

  it('refuses: anything while it is down, saying that nothing is recorded', async () => {
    expect(await lu('tcp://127.0.0.1:1', 'un avis')).toMatchObject({
      code: 'impossible',
      champ: 'fichiers',
      message: expect.stringContaining('rien n’est enregistré'),
    });
  });

  it('opens it when it is sound', async () => {
    expect(await lu(`tcp://127.0.0.1:${port}`, 'un avis')).toEqual(new Error('the file was opened'));
  });
});

describe('its address', () => {
  const lire = (ANTIVIRUS: string) => lireConfiguration({ ...CONFIGURATION, ANTIVIRUS }).antivirus;

  it('is a port or a socket', () => {
    expect(lire('tcp://clamd:3310')).toEqual({ host: 'clamd', port: 3310 });
    expect(lire('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  });

  it.each(['clamd', 'tcp://clamd', 'http://clamd:3310', 'unix:', ''])('refuses: « %s »', (adresse) => {
    expect(() => lire(adresse)).toThrow(/ANTIVIRUS est l’adresse de clamd/);
  });
});
