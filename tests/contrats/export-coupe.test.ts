/** An export is whole or is none: what a dead process had begun to send is not taken for a file. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repondreFichier } from '#lib/technique/fichier.ts';

test('refuses half of an export: the process is killed in the middle, and its reader is told', async () => {
  const serveur = fork(path.join(import.meta.dirname, 'export-coupe.ts'));
  try {
    const [port] = await once(serveur, 'message');
    const coupe = once(serveur, 'message').then(() => serveur.kill('SIGKILL'));
    const reponse = await fetch(`http://127.0.0.1:${port}/`);
    expect(reponse.status).toBe(200);
    await expect(Promise.all([reponse.arrayBuffer(), coupe])).rejects.toThrow(/terminated/);
  } finally {
    serveur.kill('SIGKILL');
  }
});

test('a file says its length', async () => {
  const reponse = repondreFichier({ octets: Buffer.from('état;1'), type: 'text/csv', nom: 'état.csv' });
  expect(reponse.headers.get('content-length')).toBe('7');
  expect((await reponse.arrayBuffer()).byteLength).toBe(7);
});
