/** A retenue that the family contests: what the law makes of it, who answers, and what the answer does to the money (C. IV.B, VII.A). */
import { expect, test } from 'vitest';
import { elevesSuivis } from '#lib/absence/queries.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { apercuDeLActe, consulterDossier } from '#lib/consultation/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { lireContestable } from '#lib/famille/queries.ts';
import {
  daterReception,
  daterRetenue,
  envoyerRecommande,
  remettreEnMainPropre,
  renvoyerCourrier,
  signalerRetour,
} from '#lib/reception/actes.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { ecarterRecoursTardif, formerRecours, maintenirAttribution } from '#lib/recours/actes.ts';
import { recueilDuRecours } from '#lib/recours/queries.ts';
import { cloreRequete, deposerMemoire, transmettreRequete } from '#lib/requete/actes.ts';
import { projetDeMemoire } from '#lib/requete/queries.ts';
import {
  executerAnnulationDeRetenue,
  executerMinistreSurRetenue,
  maintenirRetenue,
  rendreRetenue,
  retenir,
  revoirRetenue,
} from '#lib/retenue/actes.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { absenter, dossierA, surPapier } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus, refusDe } from './appui/refus.ts';

const RAISON = 'Le certificat du médecin est arrivé, et il couvre ces deux jours.';
const RECU = '2026-10-20';

const cible = ({ dossierId, version }: Scene): Cible => ({ dossierId, version });

async function faire(s: Scene, role: Role, jour: string, ordre: (cible: Cible) => Ordre): Promise<void> {
  s.version = (await accomplir(await acteur(s, role, le(jour)), ordre(cible(s)))).version;
}

const refuse = async (s: Scene, role: Role, jour: string, ordre: (cible: Cible) => Ordre) =>
  (await refusDe(accomplir(await acteur(s, role, le(jour)), ordre(cible(s))))).message;

const contester =
  (jour: string, nomme: 'hierarchique' | null = null) =>
  (c: Cible) =>
    formerRecours(c, { formeLe: le(jour), recuLe: le(jour), nomme, objet: 'retenue', grief: RAISON });

const recoursDe = async ({ dossierId }: Scene) =>
  lire<{ genre: string; issue: string | null; sur: boolean; rendu: string | null; regles: string[] }>(
    `SELECT genre::text, issue::text, retenue_id IS NOT NULL AS sur, restitution_id AS rendu,
       ARRAY(SELECT x->>'regle' FROM jsonb_array_elements(trace) x) AS regles
     FROM recours WHERE dossier_id = $1 ORDER BY rang`,
    [dossierId],
  );

const drapeauxDe = async ({ dossierId }: Scene): Promise<string[]> =>
  (await lire<{ drapeaux: string[] }>('SELECT drapeaux FROM dossier WHERE id = $1', [dossierId]))[0]
    ?.drapeaux ?? [];

/** The text of the last letter of a kind, made as the worker makes it. */
async function lettre({ dossierId }: Scene, genre: string, jour: string): Promise<string> {
  const derniere = () =>
    lire<{ id: string; cle: string }>(
      `SELECT id, cle FROM courrier WHERE dossier_id = $1 AND genre::text = $2 ORDER BY length(reference) DESC, reference DESC LIMIT 1`,
      [dossierId, genre],
    );
  await produireCourriers({ courrierIds: [(await derniere())[0]?.id ?? ''] }, le(jour));
  const [faite] = await derniere();
  return (await lirePdf(await stockage().lire(cleDeFichier(faite?.cle ?? '')))).texte.replace(/\s+/gu, ' ');
}

async function figer(s: Scene, trimestre: 1 | 2, jour: string, remise: string): Promise<string[]> {
  const [{ uai, academie_code: academieCode } = { uai: '', academie_code: '' }] = await lire<{
    uai: string;
    academie_code: string;
  }>('SELECT uai, academie_code FROM dossier WHERE id = $1', [s.dossierId]);
  await ouvrirTrimestre(await acteur(s, 'delegue_recteur', le(jour)), {
    academieCode,
    trimestre,
    remiseLe: le(remise),
  });
  const chef = await acteur(s, 'chef_etablissement', le(jour));
  const id = await preparerEtat(chef, { uai, academieCode, branche: s.branche, rentree: 2026, trimestre });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
  const lignes = await lire<{ t: number; cause: string; centimes: number }>(
    'SELECT trimestre AS t, cause::text, centimes FROM ligne_de_liquidation WHERE etat_id = $1 AND dossier_id = $2 ORDER BY 1, rang',
    [id, s.dossierId],
  );
  return lignes.map(({ t, cause, centimes }) => `T${t} ${cause} ${centimes}`);
}

test('collège public: contested online, reduced by the chef below the fifteen days, given back to the cent', async () => {
  const s = await dossierA('retenue_notifiee', 'college_public');
  // 525 € × 16 ÷ 270 = 31,11 €, on the trimestre of the crossing.
  expect(await figer(s, 1, '2026-10-12', '2026-12-14')).toEqual(['T1 part 17500', 'T1 retenue -3111']);

  const famille = await acteur(s, 'famille', le(RECU));
  expect(await lireContestable(famille, s.dossierId, 'retenue')).toMatchObject({
    decision: null,
    retenue: { demiJournees: 32, centimes: 3111 },
  });
  await faire(s, 'famille', RECU, contester(RECU));
  expect(await recoursDe(s)).toEqual([
    {
      genre: 'gracieux',
      issue: null,
      sur: true,
      rendu: null,
      regles: ['recours.retenue_sans_prealable', 'recours.gracieux_ou_hierarchique'],
    },
  ]);
  expect(await drapeauxDe(s)).toEqual(expect.arrayContaining(['recours', 'recours_gracieux']));
  expect(await lettre(s, 'accuse_reception_recours', RECU)).toMatch(
    /au sujet de la retenue pour absences du dimanche 20 septembre 2026 sur la bourse/,
  );
  const [echeance] = await lire('SELECT echeance_le::text AS le FROM dossier WHERE id = $1', [s.dossierId]);
  expect(echeance).toEqual({ le: '2026-12-20' });

  // The page shows the letter of a whole cancellation first, then what is ticked.
  const agent = await acteur(s, 'chef_etablissement', le('2026-11-02'));
  const vue = await consulterDossier(agent, s.dossierId, { onglet: 'acte revoir_retenue' });
  expect(JSON.stringify(await apercuDeLActe(agent, 'revoir_retenue', vue, {}))).toMatch(
    /Tout ce qui avait été retenu/,
  );
  expect(await apercuDeLActe(agent, 'revoir_retenue', vue, { touche: 'oui' })).toMatch(
    /au moins une demi-journée/,
  );

  // Refused: nothing else is retained nor given back meanwhile, nobody else answers, and the decision is not what is contested.
  const chef = 'chef_etablissement';
  expect(await refuse(s, chef, '2026-11-02', (c) => retenir(c, RAISON))).toMatch(
    /recours de la famille contre la retenue/,
  );
  expect(await refuse(s, chef, '2026-11-02', (c) => rendreRetenue(c, RAISON))).toMatch(/contre la retenue/);
  expect(await refuse(s, 'responsable_sab', '2026-11-02', (c) => maintenirRetenue(c, RAISON))).toMatch(
    /autre autorité/,
  );
  expect(await refuse(s, chef, '2026-11-02', (c) => maintenirAttribution(c, RAISON))).toMatch(
    /Aucun recours n’attend/,
  );
  expect(await refuse(s, chef, '2026-11-02', (c) => ecarterRecoursTardif(c))).toMatch(/doit être examiné/);
  const nommer =
    (...nommees: string[]) =>
    (c: Cible) =>
      revoirRetenue(c, { nommees, motivation: RAISON });
  expect(await refuse(s, chef, '2026-11-02', nommer())).toMatch(/au moins une demi-journée/);
  expect(await refuse(s, chef, '2026-11-02', nommer('2026-12-24 matin'))).toMatch(
    /Aucune des demi-journées choisies n’est retenue/,
  );
  await attendreRefus(
    accomplir(await acteur(s, 'secretariat', le('2026-11-02')), nommer('2026-09-01 matin')(cible(s))),
    'interdit',
  );

  await faire(s, chef, '2026-11-02', nommer('2026-09-01 matin', '2026-09-01 apres_midi'));
  expect(await recoursDe(s)).toMatchObject([{ issue: 'accueilli', rendu: expect.any(String) }]);
  // Fifteen days are left: nothing is retained, and the two half-days set aside never count again.
  const retenues = await lire(
    'SELECT genre::text, demi_journees, centimes, ecartees FROM retenue WHERE dossier_id = $1 ORDER BY rang',
    [s.dossierId],
  );
  expect(retenues).toEqual([
    { genre: 'retenue', demi_journees: 32, centimes: 3111, ecartees: null },
    {
      genre: 'restitution',
      demi_journees: 0,
      centimes: 0,
      ecartees: [
        { jour: '2026-09-01', demiJournee: 'matin' },
        { jour: '2026-09-01', demiJournee: 'apres_midi' },
      ],
    },
  ]);
  expect(await drapeauxDe(s)).toEqual([]);
  expect(await refuse(s, chef, '2026-11-03', (c) => retenir(c, RAISON))).toMatch(
    /seuil .* n’est pas dépassé/,
  );
  const dite = await lettre(s, 'restitution_de_retenue', '2026-11-03');
  expect(dite).toMatch(
    /Votre recours gracieux du mardi 20 octobre 2026 contre la retenue pour absences est accueilli\./,
  );
  expect(dite).toMatch(/Tout ce qui avait été retenu .* vous est rendu/);
  expect(dite).toMatch(/tribunal administratif/);
  expect(dite).not.toMatch(/recours préalable/i);
  expect(await figer(s, 2, '2027-01-12', '2027-03-19')).toEqual(['T1 retenue_rendue 3111', 'T2 part 17500']);

  const suivis = await elevesSuivis(await acteur(s, chef, le('2026-11-03')), RENTREE);
  expect(suivis.find(({ eleveId }) => eleveId === s.eleveId)?.injustifiees).toBe(30);

  // Refused: answered once, and nothing retained is left to contest.
  expect(await refuse(s, chef, '2026-11-04', nommer('2026-09-02 matin'))).toMatch(/Aucun recours n’attend/);
  expect(await refuse(s, 'famille', '2026-11-04', contester('2026-11-04'))).toMatch(
    /Aucune retenue n’est à contester/,
  );
  await attendreRefus(
    lireContestable(await acteur(s, 'famille', le('2026-11-04')), s.dossierId, 'retenue'),
    'introuvable',
  );
});

test('lycée: no RAPO even within fifteen days; kept, or carried out when the ministre grants it', async () => {
  const s = await dossierA('retenue_notifiee', 'lycee_public');
  // A retenue and the decision are contested apart: the RAPO against one is no recours against the other.
  await verbes.formerRecours(s, le('2026-09-25'));
  await faire(s, 'secretariat', '2026-09-28', contester('2026-09-28', 'hierarchique'));
  expect((await recoursDe(s)).map(({ genre, sur }) => [genre, sur])).toEqual([
    ['rapo', false],
    ['hierarchique', true],
  ]);
  expect(await drapeauxDe(s)).toEqual(expect.arrayContaining(['recours_rapo', 'recours_hierarchique']));
  const nommees = ['2026-09-01 matin'];
  const ministre = {
    repondueLe: le('2026-10-15'),
    repondant: 'Le ministre',
    preuve: 'Lettre 118',
    motivation: RAISON,
  };
  expect(
    await refuse(s, 'delegue_recteur', '2026-10-16', (c) =>
      revoirRetenue(c, { nommees, motivation: RAISON }),
    ),
  ).toMatch(/va au ministre/);
  expect(
    await refuse(s, 'responsable_sab', '2026-10-14', (c) => executerMinistreSurRetenue(c, nommees, ministre)),
  ).toMatch(/futur/);
  await faire(s, 'responsable_sab', '2026-10-16', (c) => executerMinistreSurRetenue(c, nommees, ministre));
  expect((await recoursDe(s)).map(({ genre, issue }) => [genre, issue])).toEqual([
    ['rapo', null],
    ['hierarchique', 'accueilli'],
  ]);
  expect(await lettre(s, 'restitution_de_retenue', '2026-10-16')).toMatch(
    /accueilli en partie\. Réponse de l’autorité saisie : Le ministre\./,
  );

  // What is left is contested again, and kept: the judge follows, and no RAPO.
  await faire(s, 'famille', '2026-10-20', contester('2026-10-20'));
  const recueil = await lirePdf(
    (await recueilDuRecours(await acteur(s, 'responsable_sab', le('2026-10-21')), s.dossierId)).octets,
  );
  expect(recueil.texte).toMatch(/Retenue contestée/);
  expect(recueil.texte).toMatch(/Recours contre la retenue : recours gracieux/);
  await faire(s, 'delegue_recteur', '2026-10-22', (c) => maintenirRetenue(c, RAISON));
  expect((await recoursDe(s)).map(({ issue }) => issue)).toEqual([null, 'accueilli', 'maintenu']);
  const maintien = await lettre(s, 'reponse_au_recours', '2026-10-22');
  expect(maintien).toMatch(/La retenue pour absences du .* est maintenue/);
  expect(maintien).toMatch(/15,5 jours d’absence injustifiée/);
  expect(maintien).toMatch(/Vous pouvez saisir le tribunal administratif/);
  expect(maintien).not.toMatch(/recours préalable/i);
});

test('collège public: above the chef, the recteur; late two months after the letter was opened; silent after two', async () => {
  const s = await dossierA('retenue_notifiee', 'college_public');
  await lire(
    `UPDATE courrier SET ouvert_le = '2026-09-22 10:00+02' WHERE dossier_id = $1 AND retenue_id IS NOT NULL`,
    [s.dossierId],
  );
  await faire(s, 'famille', '2026-11-23', contester('2026-11-23', 'hierarchique'));
  await faire(s, 'secretariat', '2026-11-24', contester('2026-11-24'));
  // In time or not, an unnamed letter completes the recours that waits against the same retenue.
  expect((await recoursDe(s)).map(({ genre }) => genre)).toEqual(['hierarchique', 'hierarchique']);
  const vue = await consulterDossier(await acteur(s, 'responsable_sab', le('2027-01-25')), s.dossierId, {
    onglet: 'recours',
  });
  expect(vue.recours?.rejet).toMatchObject({ le: le('2027-01-23'), juge: { echeance: expect.anything() } });
  expect(await refuse(s, 'chef_etablissement', '2026-12-01', (c) => maintenirRetenue(c, RAISON))).toMatch(
    /autre autorité/,
  );
  await faire(s, 'responsable_sab', '2026-12-01', (c) => maintenirRetenue(c, RAISON));
  // One answer settles what waits on one retenue.
  expect((await recoursDe(s)).map(({ issue }) => issue)).toEqual(['maintenu', 'maintenu']);
  await faire(s, 'secretariat', '2026-12-02', contester('2026-12-02'));
  await faire(s, 'chef_etablissement', '2026-12-03', (c) => ecarterRecoursTardif(c));
  expect(await lettre(s, 'reponse_au_recours', '2026-12-03')).toMatch(
    /la retenue que vous contestez reste la même/,
  );
});

/** The letters of a dossier that nothing proves received, as the list shows them. */
const sansPreuve = async (s: Scene, jour: string) =>
  (
    await preuvesManquantes(await acteur(s, 'gestionnaire_sab', le(jour)), {
      ordre: 'anciennete',
      dossiers: [s.dossierId],
    })
  ).lignes.map(({ genre, suivie, recommande, revenuLe }) => ({
    genre,
    suivie,
    recommande,
    revenu: revenuLe?.toString() ?? null,
  }));

test('on paper: a retenue posted, returned, sent again, then dated; its two months run from there, and from its answer', async () => {
  const NUMERO = '1A12345678901';
  const s = await dossierA('notifiee', 'college_public');
  await surPapier(s);
  const chef = 'chef_etablissement';
  const remis = (c: Cible, recuLe: string) =>
    daterRetenue(c, { recuLe: le(recuLe), preuve: { genre: 'recommande_remis', numero: NUMERO } });
  // Refused: nothing is retained yet.
  expect(await refuse(s, chef, '2026-09-20', (c) => remis(c, '2026-09-20'))).toMatch(/rien n’est retenu/);
  await absenter(s, 'injustifiee', 16);
  await faire(s, chef, '2026-09-20', (c) => retenir(c, RAISON));
  await lettresProduites(s.dossierId, le('2026-09-21'));

  // Two letters wait: the post is asked about that of the retenue first.
  const EN_LISTE = { genre: 'retenue_pour_absences', suivie: true, recommande: null, revenu: null };
  expect(await sansPreuve(s, '2026-09-22')).toEqual([
    { genre: 'attribution', suivie: false, recommande: null, revenu: null },
    EN_LISTE,
  ]);
  const poster = (jour: string) => (c: Cible) => envoyerRecommande(c, { numero: NUMERO, posteLe: le(jour) });
  // Refused: posted before the retenue was made, though the decision had left.
  expect(await refuse(s, chef, '2026-09-22', poster('2026-09-19'))).toMatch(/ne peut pas précéder l’envoi/);
  await faire(s, chef, '2026-09-22', poster('2026-09-22'));
  await faire(s, chef, '2026-09-29', (c) => signalerRetour(c, le('2026-09-29')));
  expect(await drapeauxDe(s)).toContain('courrier_revenu');
  expect(await sansPreuve(s, '2026-09-29')).toContainEqual({
    ...EN_LISTE,
    recommande: NUMERO,
    revenu: '2026-09-29',
  });
  await faire(s, chef, '2026-09-30', (c) =>
    renvoyerCourrier(c, { adresse: '3 rue Neuve', codePostal: '59000', commune: 'Lille' }),
  );
  await lettresProduites(s.dossierId, le('2026-10-01'));
  expect(await drapeauxDe(s)).not.toContain('courrier_revenu');
  expect(await sansPreuve(s, '2026-10-01')).toContainEqual(EN_LISTE);

  // Refused: without its number, before it left, tomorrow, by the family, or by the act that dates the decision's letter.
  const sansNumero = (c: Cible) =>
    daterRetenue(c, { recuLe: le('2026-10-02'), preuve: { genre: 'recommande_remis', numero: null } });
  expect(await refuse(s, chef, '2026-10-05', sansNumero)).toMatch(/numéro du recommandé manque/);
  expect(await refuse(s, chef, '2026-10-05', (c) => remis(c, '2026-09-19'))).toMatch(/précéder l’envoi/);
  expect(await refuse(s, chef, '2026-10-05', (c) => remis(c, '2026-10-06'))).toMatch(/futur/);
  expect(await refuse(s, 'famille', '2026-10-05', (c) => remis(c, '2026-10-02'))).toMatch(
    /revient à|ne peut/,
  );
  await faire(s, chef, '2026-10-05', (c) => remis(c, '2026-10-02'));
  expect(await sansPreuve(s, '2026-10-05')).toEqual([
    { genre: 'attribution', suivie: true, recommande: null, revenu: null },
  ]);
  expect(await refuse(s, chef, '2026-10-06', (c) => remis(c, '2026-10-03'))).toMatch(/déjà prouvée/);
  expect(
    await lireContestable(await acteur(s, 'famille', le('2026-10-06')), s.dossierId, 'retenue'),
  ).toMatchObject({
    surRecours: false,
    depuis: le('2026-10-02'),
  });
  // The decision keeps its own proof.
  await faire(s, chef, '2026-10-06', (c) =>
    daterReception(c, { recuLe: le('2026-10-06'), preuve: { genre: 'reponse', numero: null } }),
  );
  expect(await sansPreuve(s, '2026-10-06')).toEqual([]);

  // Two months, franc, from the 2nd of October: a recours of the 3rd of December is in time, of the 4th late (CJA R. 421-1).
  await faire(s, 'secretariat', '2026-12-03', contester('2026-12-03'));
  expect(await recoursDe(s)).toMatchObject([{ genre: 'gracieux' }]);
  await faire(s, chef, '2026-12-07', (c) => maintenirRetenue(c, RAISON));
  await lettresProduites(s.dossierId, le('2026-12-08'));
  expect(await sansPreuve(s, '2026-12-08')).toMatchObject([{ genre: 'reponse_au_recours', suivie: true }]);
  // Kept on the recours: the answer has its own reception, and the judge alone is left.
  const [{ version } = { version: 0 }] = await lire<{ version: number }>(
    'SELECT version FROM dossier WHERE id = $1',
    [s.dossierId],
  );
  const remise = { dossierId: s.dossierId, version, sorte: 'retenue' } as const;
  const bureau = await acteur(s, 'secretariat', le('2026-12-10'));
  expect(await remettreEnMainPropre(bureau, [remise], le('2026-12-10'))).toMatchObject({ faits: 1 });
  expect(
    await remettreEnMainPropre(bureau, [{ ...remise, version: version + 1 }], le('2026-12-10')),
  ).toMatchObject({
    faits: 0,
    refuses: [{ message: expect.stringMatching(/déjà prouvée/) }],
  });
  expect(
    await lireContestable(await acteur(s, 'famille', le('2026-12-11')), s.dossierId, 'retenue'),
  ).toMatchObject({
    surRecours: true,
    depuis: le('2026-12-10'),
  });
  s.version = version + 1;
  await faire(s, 'secretariat', '2026-12-11', contester('2026-12-04'));
  expect((await recoursDe(s)).map(({ genre }) => genre)).toEqual(['gracieux', 'tardif']);
  expect(
    await lire(
      'SELECT genre::text, recue_le::text AS le, preuve FROM courrier WHERE dossier_id = $1 AND recue_le IS NOT NULL ORDER BY recue_le',
      [s.dossierId],
    ),
  ).toEqual([
    {
      genre: 'retenue_pour_absences',
      le: '2026-10-02',
      preuve: 'recommandé remis contre signature, nº 1A 123 456 7890 1',
    },
    { genre: 'reponse_au_recours', le: '2026-12-10', preuve: 'remise en main propre contre signature' },
  ]);
});

test('before the tribunal: the retenue of the day of the requête, apart from the decision; annulled, given back to the cent', async () => {
  const s = await dossierA('retenue_notifiee', 'lycee_public');
  const service = 'responsable_sab';
  const saisir =
    (recueLe: string, objet: 'retenue' | 'decision', reponseAvant: string | null = null) =>
    (c: Cible) =>
      transmettreRequete(c, {
        recueLe: le(recueLe),
        numero: '2610099',
        reponseAvant: reponseAvant ? le(reponseAvant) : null,
        objet,
      });
  const clore = (jugeeLe: string, objet: 'retenue' | 'decision') => (c: Cible) =>
    cloreRequete(c, 'rejetee', { jugeeLe: le(jugeeLe), motivation: RAISON }, objet);
  // Refused: before anything was retained, and to judge what no requête contests.
  expect(await refuse(s, service, '2026-11-10', saisir('2026-09-19', 'retenue'))).toMatch(
    /précéder la première retenue \(dimanche 20 septembre 2026\)/,
  );
  expect(await refuse(s, service, '2026-11-10', clore('2026-11-10', 'retenue'))).toMatch(/Aucune requête/);
  await faire(s, service, '2026-11-10', saisir('2026-11-09', 'retenue', '2027-01-11'));
  await faire(s, service, '2026-11-12', saisir('2026-11-12', 'decision', '2027-01-04'));
  expect(await drapeauxDe(s)).toContain('requete');
  const echeance = async () =>
    (await lire('SELECT echeance_le::text AS le FROM dossier WHERE id = $1', [s.dossierId]))[0];
  expect(await echeance()).toEqual({ le: '2027-01-04' });

  // The draft of the State's answer tells the retenue, not the decision; the fiche tells both.
  const bureau = await acteur(s, service, le('2026-11-20'));
  const dit = async (octets: Parameters<typeof lirePdf>[0]) =>
    (await lirePdf(octets)).texte.replaceAll(/\s+/g, ' ');
  const memoire = await dit((await projetDeMemoire(bureau, s.dossierId, 'retenue')).octets);
  expect(memoire).toMatch(/a retenu .* sur la bourse pour 16 jours d’absence injustifiée/);
  expect(memoire).toContain('Les faits qui fondent la retenue');
  expect(memoire).not.toContain('Les motifs de la décision');
  expect(await dit((await projetDeMemoire(bureau, s.dossierId)).octets)).not.toContain(
    'Les faits qui fondent la retenue',
  );
  expect(await dit((await recueilDuRecours(bureau, s.dossierId)).octets)).toContain('Retenue contestée');

  // Each of the two has its own answer and its own end.
  await faire(s, service, '2026-12-01', (c) => deposerMemoire(c, le('2026-12-01'), 'retenue'));
  expect(
    await refuse(s, service, '2026-12-02', (c) => deposerMemoire(c, le('2026-12-02'), 'retenue')),
  ).toMatch(/déjà déposé/);
  expect(await echeance()).toEqual({ le: '2027-01-04' });
  await faire(s, service, '2026-12-03', (c) => deposerMemoire(c, le('2026-12-03')));
  expect(await echeance()).not.toEqual({ le: '2027-01-04' });
  expect(await echeance()).not.toEqual({ le: '2027-01-11' });
  await faire(s, service, '2027-02-01', clore('2027-02-01', 'decision'));
  const requetes = () =>
    lire<{ sur: boolean; issue: string | null; rendu: boolean }>(
      `SELECT retenue_id IS NOT NULL AS sur, issue::text, restitution_id IS NOT NULL AS rendu FROM requete
       WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
  expect(await requetes()).toEqual([
    { sur: true, issue: null, rendu: false },
    { sur: false, issue: 'rejetee', rendu: false },
  ]);

  const annuler =
    (jugeeLe: string, ...nommees: string[]) =>
    (c: Cible) =>
      executerAnnulationDeRetenue(c, { nommees, motivation: RAISON }, le(jugeeLe));
  expect(await refuse(s, service, '2027-02-05', annuler('2027-02-05'))).toMatch(/au moins une demi-journée/);
  expect(await refuse(s, service, '2027-02-05', annuler('2027-02-06', '2026-09-01 matin'))).toMatch(/futur/);
  expect(await refuse(s, service, '2027-02-05', annuler('2026-11-08', '2026-09-01 matin'))).toMatch(
    /précéder la requête/,
  );
  expect(
    await refuse(s, 'chef_etablissement', '2027-02-05', annuler('2027-02-01', '2026-09-01 matin')),
  ).toMatch(/./);
  await faire(s, service, '2027-02-05', annuler('2027-02-01', '2026-09-01 matin', '2026-09-02 matin'));
  // Fifteen days are left: all of it is given back.
  expect(
    await lire('SELECT genre::text, centimes FROM retenue WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1', [
      s.dossierId,
    ]),
  ).toEqual([{ genre: 'restitution', centimes: 0 }]);
  expect(await requetes()).toMatchObject([{ issue: 'annulee', rendu: true }, { issue: 'rejetee' }]);
  expect(await drapeauxDe(s)).not.toContain('requete');
  expect(await lettre(s, 'restitution_de_retenue', '2027-02-06')).toMatch(
    /Par un jugement du lundi 1er février 2027, le tribunal administratif de Lille a annulé la retenue pour absences\. Ce jugement est exécuté\./,
  );
  expect(await refuse(s, service, '2027-02-08', annuler('2027-02-07', '2026-09-03 matin'))).toMatch(
    /Aucune requête contre une retenue/,
  );

  // Refused in the base: another dossier's retenue, and an annulment that gives nothing back.
  const autre = await dossierA('retenue_devant_le_juge', 'lycee_public');
  const copier = (retenue: string) =>
    lire(
      `INSERT INTO requete (id, dossier_id, rang, retenue_id, tribunal, recue_le, transmise_le, auteur_id, auteur_nom)
       SELECT gen_random_uuid(), $1, 9, retenue_id, tribunal, recue_le, transmise_le, auteur_id, auteur_nom FROM requete WHERE dossier_id = $2`,
      [s.dossierId, retenue],
    );
  await expect(copier(autre.dossierId)).rejects.toThrow(/une retenue de son dossier/);
  await expect(
    lire(`UPDATE requete SET issue = 'annulee', jugee_le = recue_le WHERE dossier_id = $1`, [
      autre.dossierId,
    ]),
  ).rejects.toThrow(/requete_restitution/);
});

test('refuses, in the base itself: another dossier’s retenue, a recours turned to it, an answer that gives nothing back', async () => {
  const s = await dossierA('retenue_contestee', 'college_prive');
  const autre = await dossierA('retenue_notifiee', 'college_prive');
  const [{ id } = { id: '' }] = await lire<{ id: string }>(
    'SELECT id FROM retenue WHERE dossier_id = $1 AND genre = $2',
    [autre.dossierId, 'retenue'],
  );
  const copier = (retenue: string) =>
    lire(
      `INSERT INTO recours (id, dossier_id, rang, retenue_id, genre, canal, forme_le, recu_le, grief, trace, auteur_nom)
       SELECT gen_random_uuid(), dossier_id, 9, $2, genre, canal, forme_le, recu_le, grief, trace, 'A' FROM recours WHERE dossier_id = $1`,
      [s.dossierId, retenue],
    );
  await expect(copier(id)).rejects.toThrow(/une retenue de son dossier/);
  await expect(
    lire('UPDATE recours SET retenue_id = NULL WHERE dossier_id = $1', [s.dossierId]),
  ).rejects.toThrow(/ne se modifie pas/);
  await expect(
    lire(`UPDATE recours SET issue = 'accueilli', repondu_le = recu_le WHERE dossier_id = $1`, [s.dossierId]),
  ).rejects.toThrow(/recours_restitution/);
  // The chef who asked for it does not answer above the DASEN, and another family contests nothing of this dossier.
  expect(await refuse(s, 'chef_etablissement', '2026-11-02', (c) => maintenirRetenue(c, RAISON))).toMatch(
    /./,
  );
  await attendreRefus(
    accomplir(await acteur(autre, 'famille', le(RECU)), contester(RECU)(cible(s))),
    'introuvable',
  );
});
