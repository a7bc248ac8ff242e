/** Costly works wait their turn: nobody holds every place, nor fills the queue. */
import { setImmediate as souffler } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Guichet } from '#lib/technique/guichet.ts';

/** Works that end when the test says so, in a counter of two places. */
function comptoir() {
  const guichet = new Guichet({ places: 2, parPersonne: 3, attente: 4 });
  const servis: string[] = [];
  const fins = new Map<string, () => void>();
  const venir = (personne: string, nom = personne): Promise<string> =>
    guichet.servir(personne, async () => {
      servis.push(nom);
      await new Promise<void>((fin) => fins.set(nom, fin));
      return nom;
    });
  /** Ends a work, then lets what waited begin. */
  const finir = async (nom: string, travail: Promise<unknown>) => {
    fins.get(nom)?.();
    await travail;
    await souffler();
  };
  return { venir, finir, servis };
}

/** What is refused is refused at once: a work that waits is told so. */
const sansAttendre = (travail: Promise<string>) => Promise.race([travail, souffler('attend')]);

describe('the counter', () => {
  it('serves two people at once, then the first who waits', async () => {
    const { venir, finir, servis } = comptoir();
    const a = venir('a');
    venir('b');
    venir('c');
    venir('d');
    await souffler();
    expect(servis).toEqual(['a', 'b']);
    await finir('a', a);
    await souffler();
    expect(servis).toEqual(['a', 'b', 'c']);
  });

  it('serves nobody twice at once: the second person passes before the second work of the first', async () => {
    const { venir, finir, servis } = comptoir();
    const a1 = venir('a', 'a1');
    venir('a', 'a2');
    venir('b', 'b1');
    await souffler();
    expect(servis).toEqual(['a1', 'b1']);
    await finir('a1', a1);
    await souffler();
    expect(servis).toEqual(['a1', 'b1', 'a2']);
  });

  it('gives the place back when a work fails', async () => {
    const guichet = new Guichet({ places: 1, parPersonne: 1, attente: 1 });
    await expect(guichet.servir('a', () => Promise.reject(new Error('panne')))).rejects.toThrow('panne');
    expect(await guichet.servir('a', async () => 'ensuite')).toBe('ensuite');
  });

  it('refuses: the fourth work of a person, and says to wait; another person is still taken', async () => {
    const { venir } = comptoir();
    for (const nom of ['a1', 'a2', 'a3']) venir('a', nom);
    await expect(sansAttendre(venir('a', 'a4'))).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringContaining('Vos envois précédents'),
    });
    expect(await Promise.race([venir('b'), souffler('attend')])).toBe('attend');
  });

  it('refuses: whoever comes when four already wait, and says that nothing is recorded', async () => {
    const { venir } = comptoir();
    for (const nom of ['a', 'b', 'c', 'd', 'e', 'f']) venir(nom);
    await expect(sansAttendre(venir('g'))).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringContaining('Rien n’est enregistré'),
    });
  });

  it('forgets a refused work: once there is room, the same person is served', async () => {
    const { venir, finir, servis } = comptoir();
    const a = venir('a');
    for (const nom of ['b', 'c', 'd', 'e', 'f']) venir(nom);
    await venir('g').catch(() => undefined);
    await finir('a', a);
    venir('g');
    await souffler();
    expect(servis).toEqual(['a', 'b', 'c']);
    await expect(sansAttendre(venir('h'))).rejects.toMatchObject({ code: 'impossible' });
  });
});
