/** Where received bytes are judged: apart from the site, within limits, without our secrets. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { enAtelier, type Limites, TravailInterrompu } from '#lib/connecteurs/octets/atelier.ts';
import { examinerTous } from '#lib/connecteurs/octets/depot.ts';
import { lancerEnclos } from '#lib/technique/enclos.ts';
import { CONFIGURATION } from '../configuration-de-test.ts';
import { pdf, pdfSansFin } from './pdf-de-test.ts';

beforeAll(() => {
  Object.assign(process.env, CONFIGURATION);
});

const personne = { genre: 'agent', id: 'a' } as const;
/** Of processor, counted from the beginning of the work. */
const PEU_DE_TEMPS: Limites = { secondes: 0.5, megaoctets: 3000 };
const LARGES: Limites = { secondes: 300, megaoctets: 3000 };

const examiner = (octets: Uint8Array, limites?: Limites) =>
  enAtelier(personne, (demander) => demander('piece', octets, limites));

describe('a work within its limits', () => {
  it('is answered, several in one sending', async () => {
    const motifs = await enAtelier(personne, async (demander) => [
      (await demander('piece', pdf(), LARGES)).accepte,
      (await demander('piece', new Uint8Array(), LARGES)).accepte,
      (await demander('piece', pdf(), LARGES)).accepte,
    ]);
    expect(motifs).toEqual([true, false, true]);
  });

  it('of a file of situations, with the refusal of a wrong header as its own sentence', async () => {
    const resume = (recus: string) =>
      enAtelier(personne, (demander) => demander('resume_de_cas', { recus, montrees: 1 }));
    await expect(resume('a;b\n1;2\n')).rejects.toThrow('colonne inconnue : « a » (n° 1)');
    const cas = 'ref;rentree;jour;etablissement;secteur;niveau;statut;regime;lien;foyer\nX;2026\nY;2026\n';
    expect(await resume(cas)).toMatchObject({ total: 2, premieres: [{ resultat: 'ligne_illisible' }] });
  });
});

describe('a work beyond its limits is stopped', () => {
  it('by its time of processor, and meanwhile the site answers', async () => {
    const site = createServer((_, reponse) => void reponse.end('là')).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const { port } = site.address() as AddressInfo;
    let reponses = 0;
    let fini = false;
    const travail = examiner(pdfSansFin(), PEU_DE_TEMPS).finally(() => {
      fini = true;
    });
    const refus = expect(travail).rejects.toBeInstanceOf(TravailInterrompu);
    while (!fini) {
      await (await fetch(`http://127.0.0.1:${port}`)).text();
      reponses += 1;
    }
    await refus;
    site.close();
    // Held by the work, the site would have answered the first visitor only once it was over.
    expect(reponses).toBeGreaterThan(2);
  });

  it('by the memory of its process', async () => {
    // Killed, and not brought down by a decoder that gave up.
    await expect(examiner(pdfSansFin(), { secondes: 300, megaoctets: 20 })).rejects.toThrow('SIGKILL');
  });

  it('and the files that follow it are judged', async () => {
    const suite = await enAtelier(personne, async (demander) => {
      await demander('piece', pdfSansFin(), PEU_DE_TEMPS).catch(() => null);
      return demander('piece', pdf(), LARGES);
    });
    expect(suite.accepte).toBe(true);
  });

  it('is told by the name of its file, with the way out, as a refusal and not as a fault', async () => {
    const envoyes = [
      { nom: 'avis.pdf', octets: pdf() },
      { nom: 'sans-fin.pdf', octets: pdfSansFin() },
    ];
    await expect(
      enAtelier(personne, (demander) =>
        examinerTous((travail, entree) => demander(travail, entree, PEU_DE_TEMPS), envoyes),
      ),
    ).rejects.toMatchObject({
      code: 'impossible',
      champ: 'fichiers',
      message: expect.stringMatching(
        /^« sans-fin\.pdf » : Ce fichier demande trop de travail .+ recommencez\.$/,
      ),
    });
  });
});

describe('the process where works are done', () => {
  /** Said by a program that tries everything, in the words of what refused it. */
  const CURIEUX = `
    const essayer = (quoi) => { try { quoi(); return 'permis'; } catch ({ code }) { return code; } };
    const fs = require('node:fs');
    process.send({
      secrets: Object.keys(process.env).filter((nom) => nom !== 'NODE_ENV'),
      programme: essayer(() => fs.readFileSync('package.json')),
      configuration: essayer(() => fs.readFileSync('.env.exemple')),
      ecrire: essayer(() => fs.writeFileSync('lib/trace', 'x')),
      lancer: essayer(() => require('node:child_process').execSync('true')),
    });`;

  it('reads the program; refuses: our secrets, other files, a writing, another program', async () => {
    const processus = lancerEnclos({}, '--eval', CURIEUX);
    const [vu] = await once(processus, 'message');
    processus.kill();
    expect(vu).toEqual({
      secrets: [],
      programme: 'permis',
      configuration: 'ERR_ACCESS_DENIED',
      ecrire: 'ERR_ACCESS_DENIED',
      lancer: 'ERR_ACCESS_DENIED',
    });
  });
});
