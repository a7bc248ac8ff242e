/** What a collège privé sends to the service académique: once, numbered, dated, and read by those whom it concerns. */
import { beforeAll, describe, expect, test } from 'vitest';
import { envoyerLesPropositions } from '#lib/bordereau/actes.ts';
import {
  collegesPrives,
  etatDuCollege,
  fichierDeLEtat,
  limiteDesPropositions,
  suitDesPropositions,
} from '#lib/bordereau/queries.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, nouvelleScene, STADES } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const UAI = ETABLISSEMENTS.collegePrive.uai;
const LE_JOUR = le('2026-10-06');
/** The campaign ends on Thursday 15 October 2026: eight days later is Friday 23. */
const DERNIER_JOUR = le('2026-10-23');

let eligible: Scene;
let refusable: Scene;

const chef = (jour = LE_JOUR) => acteur(eligible, 'chef_etablissement', jour);
const sab = (jour = LE_JOUR) => acteur(eligible, 'gestionnaire_sab', jour);
const csvDe = async (bordereau: number | null): Promise<string[]> => {
  const { octets } = await fichierDeLEtat(await chef(), UAI, RENTREE, { forme: 'csv', bordereau });
  return new TextDecoder().decode(octets).trim().split('\r\n');
};

beforeAll(async () => {
  eligible = await dossierA('proposee', 'college_prive');
  refusable = nouvelleScene('collegePrive');
  await STADES.instruction_sans_droit(refusable);
  await verbes.proposer(refusable, le('2026-09-15'));
});

describe('the état global of a collège privé (C. IV.B, collège, 2)', () => {
  test('is due eight days after the closing', async () => {
    expect((await limiteDesPropositions(RENTREE, '09'))?.toString()).toBe(DERNIER_JOUR.toString());
  });

  test('lists every proposal, eligible or not, with resources and children, on a spreadsheet', async () => {
    const [titres, ...lignes] = await csvDe(null);
    expect(titres).toContain(
      'Classe;Élève;Demandeur;Dossier;Ressources;Enfants à charge;Proposition;Proposé le',
    );
    expect(lignes).toHaveLength(2);
    expect(lignes.join('\n')).toMatch(/;100\s€;\d;éligible, échelon 3;/u);
    expect(lignes.join('\n')).toMatch(/;900\s000\s€;\d;non éligible;/u);
  });

  test('prints as a tagged PDF with its count and the day by which it is awaited', async () => {
    const { octets } = await fichierDeLEtat(await sab(), UAI, RENTREE, { forme: 'pdf', bordereau: null });
    const { texte, pdfUa, roles } = await lirePdf(octets);
    expect(pdfUa).toBe('1');
    expect(roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD']));
    expect(texte).toContain('État global des demandes de bourse en collège');
    expect(texte).toContain('vendredi 23 octobre 2026');
    expect(texte).toContain('En tout : 2 demandes, 1 éligible, échelon 3 ; 1 non éligible.');
  });

  test('each reading of these incomes is journaled, dossier by dossier', async () => {
    const compter = () =>
      lire(
        `SELECT 1 FROM lecture_sensible WHERE objet = 'revenus' AND precision = 'état global des demandes'
         AND dossier_id IN ($1, $2)`,
        [eligible.dossierId, refusable.dossierId],
      );
    const avant = (await compter()).length;
    await csvDe(null);
    expect((await compter()).length - avant).toBe(2);
  });
});

describe('a sending', () => {
  test('carries what has not left, under a number, and once', async () => {
    expect(await envoyerLesPropositions(await chef(), UAI, RENTREE)).toEqual({
      numero: 1,
      nombre: 2,
      enRetard: false,
    });
    expect(await refusDe(envoyerLesPropositions(await chef(), UAI, RENTREE))).toMatchObject({
      code: 'impossible',
      message: expect.stringContaining('Aucune proposition n’est à envoyer'),
    });
  });

  test('a later one carries the new proposals alone, and says that it is late from the ninth day', async () => {
    const tardive = nouvelleScene('collegePrive');
    await STADES.deposee(tardive);
    await verbes.proposer(tardive, DERNIER_JOUR);
    expect(await envoyerLesPropositions(await chef(DERNIER_JOUR), UAI, RENTREE)).toMatchObject({
      numero: 2,
      nombre: 1,
      enRetard: false,
    });
    const plusTard = nouvelleScene('collegePrive');
    await STADES.deposee(plusTard);
    await verbes.proposer(plusTard, le('2026-10-24'));
    expect(await envoyerLesPropositions(await chef(le('2026-10-24')), UAI, RENTREE)).toMatchObject({
      numero: 3,
      enRetard: true,
    });
    expect(await csvDe(1)).toHaveLength(3);
    expect(await csvDe(3)).toHaveLength(2);
  });

  test('the service sees who has what left to send', async () => {
    await dossierA('deposee', 'college_prive');
    const colleges = await collegesPrives(await sab(), RENTREE);
    expect(colleges.find(({ uai }) => uai === UAI)).toMatchObject({ aProposer: 1, aEnvoyer: 0, envoyees: 4 });
    const { bordereaux } = await etatDuCollege(await sab(), UAI, RENTREE);
    expect(bordereaux.map(({ numero, enRetard }) => [numero, enRetard])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
  });

  test('refuses: to be changed or erased', async () => {
    await expect(lire('UPDATE bordereau SET en_retard = false WHERE uai = $1', [UAI])).rejects.toThrow();
    await expect(lire('DELETE FROM ligne_de_bordereau WHERE true')).rejects.toThrow();
  });
});

describe('refuses', () => {
  test.each(['secretariat', 'gestionnaire_sab', 'responsable_sab'] as const)(
    'a sending by %s',
    async (role) => {
      expect(
        await refusDe(envoyerLesPropositions(await acteur(eligible, role, LE_JOUR), UAI, RENTREE)),
      ).toMatchObject({ code: 'interdit' });
    },
  );

  test('the list of another collège, of a public one, of another académie', async () => {
    const ailleurs = await dossierA('deposee', 'college_public');
    const autre = await acteur(ailleurs, 'chef_etablissement', LE_JOUR);
    for (const uai of [
      UAI,
      ETABLISSEMENTS.collegePublic.uai,
      ETABLISSEMENTS.collegePriveToulouse.uai,
      '0000000X',
    ])
      expect(await refusDe(etatDuCollege(autre, uai, RENTREE))).toMatchObject({ code: 'introuvable' });
    expect(
      await refusDe(etatDuCollege(await sab(), ETABLISSEMENTS.collegePriveToulouse.uai, RENTREE)),
    ).toMatchObject({ code: 'introuvable' });
    expect(await suitDesPropositions(autre)).toBe(false);
    expect(await suitDesPropositions(await chef())).toBe(true);
    expect(await suitDesPropositions(await sab())).toBe(true);
  });

  test('a bordereau that was never sent', async () => {
    expect(
      await refusDe(fichierDeLEtat(await sab(), UAI, RENTREE, { forme: 'pdf', bordereau: 99 })),
    ).toMatchObject({ code: 'introuvable' });
  });
});
