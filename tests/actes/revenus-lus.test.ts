/** Who reads the incomes of a dossier: whoever judges it at once, the others once they say why; each read is in the register. */
import { beforeAll, describe, expect, test } from 'vitest';
import { devoiler } from '#lib/consultation/actes.ts';
import { type Consultation, consulterDossier } from '#lib/consultation/queries.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

beforeAll(planterReferentiel);

const LE_JOUR = le('2026-11-10');
const ouvrir = async (s: Scene, role: Role): Promise<Consultation> =>
  consulterDossier(await acteur(s, role, LE_JOUR), s.dossierId, { onglet: 'resume' });
const objetsLus = async (s: Scene): Promise<string[]> =>
  (
    await lire<{ objet: string }>('SELECT objet FROM lecture_sensible WHERE dossier_id = $1 ORDER BY objet', [
      s.dossierId,
    ])
  ).map(({ objet }) => objet);

/** All that the page of a dossier tells of its computation. */
const dit = ({ trace, echelle }: Consultation): string =>
  JSON.stringify({ trace, echelle }).replace(/[\s\u00a0\u202f]/gu, '');
/** The income of a dossier of this stage. */
const RFR = '900000';
const dossierDe = (branche: Branche): Promise<Scene> => dossierA('instruction_sans_droit', branche);

describe.each([
  ['college_public', 'chef_etablissement'],
  ['lycee_public', 'gestionnaire_sab'],
  ['lycee_public', 'responsable_sab'],
  ['college_prive', 'gestionnaire_sab'],
] as const)('in a %s, the %s', (branche, role) => {
  test('reads the income of the dossier once opened, without asking; the read is in the register', async () => {
    const s = await dossierDe(branche);
    const consultation = await ouvrir(s, role);
    expect(consultation.revenusMontres).toBe(true);
    expect(dit(consultation)).toContain(RFR);
    expect(consultation.echelle?.ressources).not.toBeNull();
    expect(await objetsLus(s)).toEqual(['dossier', 'revenus']);
  });
});

describe.each([
  ['college_public', 'secretariat'],
  ['lycee_public', 'secretariat'],
  ['lycee_public', 'chef_etablissement'],
  ['college_prive', 'chef_etablissement'],
] as const)('refuses: in a %s, the %s', (branche, role) => {
  test('reads no income by opening the dossier, and reads the ceilings', async () => {
    const s = await dossierDe(branche);
    const consultation = await ouvrir(s, role);
    expect(consultation.revenusMontres).toBe(false);
    expect(dit(consultation)).not.toContain(RFR);
    expect(consultation.echelle).toMatchObject({ ressources: null });
    expect(dit(consultation)).toMatch(/Lesressources\(••••€\)dépassentde••••€.*\(\d{5}€\)/u);
    expect(await objetsLus(s)).toEqual(['dossier']);
  });

  test('reads it with a reason, and the register says so', async () => {
    const s = await dossierDe(branche);
    const raison = { motif: 'repondre_famille', explication: 'La mère demande ce qui a été saisi.' } as const;
    const valeurs = await devoiler(await acteur(s, role, LE_JOUR), {
      dossierId: s.dossierId,
      genre: 'revenus',
      ...raison,
    });
    expect(valeurs).toEqual([{ nom: 'Revenu fiscal de référence', valeur: '900\u202f000\u00a0€' }]);
    expect(
      await lire('SELECT objet, motif, explication FROM lecture_sensible WHERE dossier_id = $1', [
        s.dossierId,
      ]),
    ).toEqual([{ objet: 'revenus', ...raison }]);
  });
});
