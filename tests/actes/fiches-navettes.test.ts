/** The fiche navette of a prime de reprise d'études: filled, printed, answered on paper, for the first year alone (C. IV.C, annexe 9). */
import { beforeAll, describe, expect, test } from 'vitest';
import { remplirLaFiche, repondreALaFiche } from '#lib/fiche-navette/actes.ts';
import { ficheAImprimer, fichesDuDossier, reprisesDuLieu } from '#lib/fiche-navette/queries.ts';
import { RemplirSchema, RepondreSchema } from '#lib/fiche-navette/schema.ts';
import { lieuxAClore } from '#lib/fin-de-trimestre/queries.ts';
import { boursesAttribuees } from '#lib/liquidation/queries.ts';
import { previsionsDeCredits } from '#lib/prevision/queries.ts';
import { HypothesesSchema } from '#lib/prevision/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const FAITE = le('2026-11-20');
const RENDUE = le('2026-12-03');
let lycee: Scene;
let college: Scene;

beforeAll(async () => {
  lycee = await dossierA('notifiee', 'lycee_public');
  college = await dossierA('notifiee', 'college_public');
  await lire(`UPDATE eleve SET naissance = '2009-05-10' WHERE id = $1`, [lycee.eleveId]);
}, 120_000);

const DITE = {
  etablissement: 'Lycée professionnel Marie Curie',
  codePostal: '62000',
  commune: 'Arras',
  formation: 'première professionnelle, cuisine',
  interruptionLe: '15/01/2026',
  repriseLe: '01/09/2026',
  tuteur: 'Léa Martin, plateforme d’Arras, 03 21 00 00 00',
  diplomeAuRncp: 'oui',
};
const fiche = (s: Scene, ecarts: Partial<typeof DITE> = {}) =>
  RemplirSchema.parse({ dossierId: s.dossierId, ...DITE, ...ecarts });
const reponse = (s: Scene, ecarts: Record<string, string> = {}) =>
  RepondreSchema.parse({
    ...{
      dossierId: s.dossierId,
      reponse: 'favorable',
      repondueLe: '02/12/2026',
      ienIo: 'Paul Durand',
      motif: '',
    },
    ...ecarts,
  });
const agent = ({ auteur }: Portee): string => `agent:${auteur.id}`;
const secretariat = (s: Scene, jour = FAITE) => acteur(s, 'secretariat', jour);
const remplir = async (s: Scene, ecarts?: Partial<typeof DITE>) =>
  remplirLaFiche(await secretariat(s), fiche(s, ecarts));
const repondre = async (s: Scene, ecarts?: Record<string, string>, jour = RENDUE) =>
  repondreALaFiche(await secretariat(s, jour), reponse(s, ecarts));
const attribuee = async () =>
  (await boursesAttribuees(await acteur(lycee, 'agent_comptable', RENDUE), RENTREE)).find(
    ({ eleveId }) => eleveId === lycee.eleveId,
  );
/** What is due of the académie, by trimestre, as its service foresees it. */
const prevus = async (): Promise<number[]> => {
  const previsions = await previsionsDeCredits(
    await acteur(lycee, 'gestionnaire_sab', RENDUE),
    RENTREE,
    HypothesesSchema.parse({}),
  );
  const dus = previsions.flatMap(({ programmes }) => programmes.map(({ prevision }) => prevision.du));
  return [0, 1, 2].map((rang) => dus.reduce((total, parts) => total + (parts[rang] ?? 0), 0));
};
const attendues = async () => {
  const [lieu] = await lieuxAClore(await acteur(lycee, 'chef_etablissement', RENDUE), RENTREE, 1, {
    uai: ETABLISSEMENTS.lyceePublic.uai,
  });
  return lieu?.manques.reprises;
};

describe('a fiche navette', () => {
  test.each([
    ['five months that are not over', { interruptionLe: '02/04/2026' }, 'interruptionLe', /cinq mois|5 mois/],
    [
      'the second year of the return',
      { interruptionLe: '15/01/2025', repriseLe: '01/09/2025' },
      'repriseLe',
      /première année/,
    ],
    ['a diploma that the RNCP has not', { diplomeAuRncp: 'non' }, 'diplomeAuRncp', /répertoire national/],
    ['a return to come', { repriseLe: '05/01/2027' }, 'repriseLe', /pas encore venu/],
  ])('refuses, with its reason and its field: %s', async (_, ecarts, champ, raison) => {
    const refus = await attendreRefus(remplir(lycee, ecarts), 'impossible');
    expect(refus.champ).toBe(champ);
    expect(refus.message).toMatch(raison);
  });

  test('refuses: a pupil of nineteen, a collège, who does not hold the dossier, an answer that nobody asked', async () => {
    await lire(`UPDATE eleve SET naissance = '2007-09-01' WHERE id = $1`, [lycee.eleveId]);
    expect((await attendreRefus(remplir(lycee), 'impossible')).message).toMatch(/19 ans/);
    await lire(`UPDATE eleve SET naissance = '2009-05-10' WHERE id = $1`, [lycee.eleveId]);
    await attendreRefus(remplir(college), 'impossible');
    const ailleurs = await acteur(college, 'secretariat', FAITE);
    await attendreRefus(remplirLaFiche(ailleurs, fiche(lycee)), 'introuvable');
    await attendreRefus(repondre(lycee), 'conflit');
    expect(await lire('SELECT id FROM fiche_navette')).toEqual([]);
  });

  test('refuses: a form that is not whole, dates in the wrong order, an unfavourable answer without its reason', () => {
    const fautes = (lue: ReturnType<typeof RemplirSchema.safeParse>) =>
      lue.error?.issues.map(({ path }) => path.join());
    const dit = { dossierId: lycee.dossierId, ...DITE };
    expect(fautes(RemplirSchema.safeParse({ ...dit, codePostal: 'Arras' }))).toEqual(['codePostal']);
    expect(fautes(RemplirSchema.safeParse({ ...dit, repriseLe: '15/01/2026' }))).toEqual(['repriseLe']);
    const sansMotif = { ...reponse(lycee), repondueLe: '02/12/2026', reponse: 'defavorable', motif: '' };
    expect(RepondreSchema.safeParse(sansMotif).error?.issues.map(({ path }) => path.join())).toEqual([
      'motif',
    ]);
  });

  test('is filled, printed as annexe 9 has it, awaited at the end of the trimestre; a first answer refuses, the second confirms', async () => {
    expect(await attendues()).toBe(0);
    await remplir(lycee);
    expect(await attendues()).toBe(1);
    const imprimee = await lirePdf((await ficheAImprimer(await secretariat(lycee), lycee.dossierId)).octets);
    expect(imprimee.pdfUa).toBe('1');
    for (const dit of [
      'Fiche navette pour prime de reprise d’études',
      'Nom – prénoms',
      ETABLISSEMENTS.lyceePublic.uai,
      'Lycée professionnel Marie Curie',
      '62000',
      'Arras',
      '15 janvier 2026',
      'première professionnelle, cuisine',
      'Léa Martin',
      'IEN-IO',
    ])
      expect(imprimee.texte).toContain(dit);

    await attendreRefus(repondre(lycee, { repondueLe: '19/11/2026' }), 'impossible');
    await attendreRefus(repondre(lycee, { repondueLe: '04/12/2026' }), 'impossible');
    await repondre(lycee, { reponse: 'defavorable', motif: 'Toujours inscrit en mai 2026.' });
    expect(await attendues()).toBe(0);
    expect(await lire('SELECT reprise_confirmee($1) AS r', [lycee.dossierId])).toEqual([{ r: null }]);
    await attendreRefus(repondre(lycee), 'conflit');

    await remplirLaFiche(await secretariat(lycee, RENDUE), fiche(lycee));
    const avant = await prevus();
    expect((await attribuee())?.montants).toEqual({ bourse: 107_100 });
    await repondre(lycee, { repondueLe: '03/12/2026' });
    // 600 € a year, 200 € a trimestre: seen by who follows the sums, and in the forecast of credits.
    expect((await attribuee())?.montants).toEqual({ bourse: 107_100, reprise: 60_000 });
    expect(await prevus()).toEqual(avant.map((centimes) => centimes + 20_000));
    const { fiches } = await fichesDuDossier(await secretariat(lycee), lycee.dossierId);
    expect(fiches.map(({ rang, reponse: dite }) => [rang, dite])).toEqual([
      [4, 'favorable'],
      [3, null],
      [2, 'defavorable'],
      [1, null],
    ]);
    await attendreRefus(remplirLaFiche(await secretariat(lycee, RENDUE), fiche(lycee)), 'conflit');
    expect(await lire('SELECT reprise_confirmee($1) AS r', [lycee.dossierId])).toEqual([
      { r: { interruption: '2026-01-15', reprise: '2026-09-01' } },
    ]);
    const suivies = await reprisesDuLieu(await secretariat(lycee, RENDUE), RENTREE);
    expect(suivies.map(({ dossierId, fiche: vue }) => [dossierId, vue.rang])).toEqual([[lycee.dossierId, 4]]);
    expect(await reprisesDuLieu(await secretariat(college, RENDUE), RENTREE)).toEqual([]);
  });

  test('PostgreSQL signs it by who is signed in; refuses: an answer to another fiche than the last, a family, another place', async () => {
    const portee = await secretariat(lycee, RENDUE);
    const [signee] = await lire('SELECT auteur_nom FROM fiche_navette WHERE dossier_id = $1 AND rang = 1', [
      lycee.dossierId,
    ]);
    expect(signee).toEqual({ auteur_nom: portee.auteur.nom });
    const inserer = (rang: number, reponse_: string) => `
      INSERT INTO fiche_navette (id, dossier_id, rang, etablissement, code_postal, commune, formation, interruption_le, reprise_le,
        reponse, repondue_le, ien_io, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), '${lycee.dossierId}', ${rang}, 'A', '59000', 'A', 'A', '2026-01-15', '2026-09-01', ${reponse_},
        gen_random_uuid(), 'Imposteur', '2026-12-03'`;
    const favorable = "'favorable', '2026-12-03', 'A'";
    await expect(enTantQuApplication(agent(portee), inserer(5, favorable))).rejects.toThrow(
      /fiche qui l’attend/,
    );
    const refusee = 'NULL, NULL, NULL';
    const famille = await acteur(lycee, 'famille', RENDUE);
    await expect(enTantQuApplication(`famille:${famille.auteur.id}`, inserer(5, refusee))).rejects.toThrow();
    await expect(
      enTantQuApplication(agent(await secretariat(college, RENDUE)), inserer(5, refusee)),
    ).rejects.toThrow();
  });
});
