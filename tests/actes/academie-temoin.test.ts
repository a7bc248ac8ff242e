/** One académie of 600 consents that meet every cause, counted by hand beforehand, up to the desk and the dossiers (C. II.B.1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { groupesDe } from '#lib/reparation/faits.ts';
import { pannesComptees } from '#lib/reparation/queries.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { poserConsentement } from './appui/consentements.ts';
import { EPOUX, MARTEL, ne, ouvrirLaDoublure, poser, sourceDe } from './appui/etude.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

const LE_JOUR = le('2026-11-10');
const { academieCode } = ETABLISSEMENTS.collegePublic;

/** 14 700 € and three children; 5 000 € and three. */
const RELAIS = ne('Relais', 'Jeanne', 'F', '1986-01-09');
const HAUSSE = ne('Hausse', 'Olga', 'F', '1987-03-08');
/** Several persons; nobody; no situation; the year before; no box of the avis; protected; no child; another name; broken down. */
const PETIT = ne('Petit', 'Jean', 'M', '1980-11-11');
const PERSONNE = ne('Personne', 'Jean', 'M', '1980-11-11');
const TARDIF = ne('Tardif', 'Luc', 'M', '1976-06-06');
const ANCIEN = ne('Ancien', 'Rose', 'F', '1977-07-07');
const BREF = ne('Bref', 'Tom', 'M', '1983-01-13');
const SECRET = ne('Secret', 'Paule', 'F', '1975-05-05');
const HOQUET = ne('Hoquet', 'Max', 'M', '1980-10-10');
const ALIAS = ne('Alias', 'Rémi', 'M', '1981-05-17');
const PANNE = ne('Panne', 'Zoé', 'F', '1979-09-09');
const TROP_LONG = ne('Martel', 'Annelisemarieclairejeanne', 'F', '1985');
/** 12 301 € and two children: the reading bareme_cellule_12300 flags it. */
const EURO = ne('Euro', 'Léa', 'F', '1984-06-11');
/** Asked for by R2P and then Impôt particulier, which alone tells a file that is not given out. */
const PROTEGEE = { ...SECRET, prenom2: 'Lise' };
const TARD = '2026-10-20';

type Dit = NonNullable<Parameters<typeof poserConsentement>[1]>;
const avec = (concubin: object | boolean | null): Dit => ({
  etatCivil: MARTEL,
  ...(typeof concubin === 'object' && concubin
    ? { concubin: true, etatCivilDuConcubin: concubin }
    : { concubin: concubin as boolean | null }),
});

/** How many consents, what they say, and their outcome: an échelon, or an issue with its cause. By hand, from annexes 6 and 7. */
const ACADEMIE: Partial<Record<NomEtablissement, readonly [number, Dit, string][]>> = {
  collegePublic: [
    // Three children: 12 345 € under 14 606; 14 700 € above it; 5 000 € under 5 154.
    [108, { etatCivil: MARTEL }, 'college 2'],
    [2, { etatCivil: EURO }, 'personne drapeau'],
    [40, { etatCivil: RELAIS }, 'college 1'],
    [30, { etatCivil: HAUSSE }, 'college 3'],
    // Both households: 19 700 € and six children, under 21 525.
    [10, { etatCivil: RELAIS, concubin: true, etatCivilDuConcubin: HAUSSE }, 'college 2'],
    // Two children: 31 000 € above 22 754.
    [40, { etatCivil: EPOUX }, 'refus'],
    [8, { etatCivil: PETIT }, 'incomplete demandeur.ambigue'],
    [3, { etatCivil: SECRET }, 'incomplete demandeur.ambigue'],
    [7, { etatCivil: PERSONNE }, 'incomplete demandeur.introuvable'],
    [6, { etatCivil: TARDIF }, 'incomplete demandeur.sans_chiffres'],
    [4, { etatCivil: BREF }, 'incomplete demandeur.sans_chiffres'],
    [5, { etatCivil: ANCIEN }, 'incomplete demandeur.autre_annee'],
    [6, { etatCivil: HOQUET }, 'incomplete charge_non_etablie'],
    [5, avec(PETIT), 'incomplete concubin.ambigue'],
    [4, avec(PERSONNE), 'incomplete concubin.introuvable'],
    [3, avec(TARDIF), 'incomplete concubin.sans_chiffres'],
    [2, avec(ANCIEN), 'incomplete concubin.autre_annee'],
    [2, { etatCivil: TROP_LONG }, 'personne demandeur.fiche_a_corriger'],
    [1, avec(TROP_LONG), 'personne concubin.fiche_a_corriger'],
    [2, { etatCivil: ALIAS }, 'personne demandeur.autre_personne'],
    [3, { etatCivil: EPOUX, concubin: true, etatCivilDuConcubin: MARTEL }, 'personne couple_contredit'],
    [4, { etatCivil: MARTEL, jour: TARD }, 'personne hors_delai'],
    [1, { etatCivil: PANNE }, 'a_reprendre'],
    [1, avec(PANNE), 'a_reprendre'],
    [2, avec(false), 'sans_accord'],
    [1, avec(null), 'sans_accord'],
  ],
  lyceePublic: [
    // Three children: 12 345 € between 9 902 and 15 208; 5 000 € between 4 596 and 9 902.
    [111, { etatCivil: MARTEL }, 'lycee 4'],
    [30, { etatCivil: HAUSSE }, 'lycee 5'],
    // Two children: 31 000 € above 23 731.
    [25, { etatCivil: EPOUX }, 'refus'],
    [5, { etatCivil: PETIT }, 'incomplete demandeur.ambigue'],
    [5, { etatCivil: PERSONNE }, 'incomplete demandeur.introuvable'],
    [4, { etatCivil: ANCIEN }, 'incomplete demandeur.autre_annee'],
    [3, { etatCivil: HOQUET }, 'incomplete charge_non_etablie'],
    [3, { etatCivil: PROTEGEE }, 'incomplete demandeur.protegee'],
    // Told by the school base: see DE_LA_BASE.
    [2, { etatCivil: MARTEL }, 'incomplete piece_exigee'],
    // Said the year before, and carried: before the text that made AvenirPro.
    [2, { etatCivil: MARTEL, jour: '2025-06-10' }, 'personne question'],
    [2, { etatCivil: MARTEL }, 'personne incalculable'],
    [3, { etatCivil: MARTEL, jour: TARD }, 'personne hors_delai'],
    [2, { etatCivil: TROP_LONG }, 'personne demandeur.fiche_a_corriger'],
    [3, avec(null), 'sans_accord'],
  ],
  autreCollegePublic: [
    [58, { etatCivil: HAUSSE }, 'college 3'],
    [4, { etatCivil: RELAIS }, 'college 1'],
    [20, { etatCivil: EPOUX }, 'refus'],
    [10, { etatCivil: TARDIF }, 'incomplete demandeur.sans_chiffres'],
    [6, avec(false), 'sans_accord'],
    // And two persons who consent for one pupil, put apart below.
  ],
};

/** What the school base says of those whose avis says nothing wrong: a tuteur, AvenirPro, an address abroad. */
const DE_LA_BASE: Readonly<Record<string, string>> = {
  'incomplete piece_exigee': `UPDATE lien SET lien = 'tuteur' WHERE eleve_id = ANY ($1::uuid[])`,
  'personne question': `UPDATE scolarite SET dispositif = 'avenirpro' WHERE eleve_id = ANY ($1::uuid[])`,
  'personne incalculable': `UPDATE responsable r SET pays = 'Belgique', code_postal = '7000' FROM lien l
    WHERE l.responsable_id = r.id AND l.eleve_id = ANY ($1::uuid[])`,
};

/** The same, added up by hand. */
const BILAN = {
  total: 600,
  issues: {
    attribution: 391,
    refus: 85,
    incomplete: 85,
    personne: 23,
    a_reprendre: 2,
    sans_accord: 12,
    double: 2,
  },
  echelons: { 'college 1': 44, 'college 2': 118, 'college 3': 88, 'lycee 4': 111, 'lycee 5': 30 },
  // 44 × 120 € + 118 × 336 € + 88 × 525 € + 111 × 843 € + 30 × 957 €.
  cout: 21_341_100,
  refus: { bareme_plafond_depasse: 85 },
};
const CAUSES = {
  ...{ 'demandeur.ambigue': 16, 'demandeur.introuvable': 12, 'demandeur.sans_chiffres': 20 },
  ...{ 'demandeur.autre_annee': 9, 'demandeur.autre_personne': 2, 'demandeur.fiche_a_corriger': 4 },
  ...{ 'concubin.ambigue': 5, 'concubin.introuvable': 4, 'concubin.sans_chiffres': 3 },
  ...{ 'concubin.autre_annee': 2, 'concubin.fiche_a_corriger': 1 },
  ...{ charge_non_etablie: 9, couple_contredit: 3, hors_delai: 7, 'demandeur.protegee': 3 },
  ...{ piece_exigee: 2, drapeau: 2, question: 2, incalculable: 2 },
};

let doublure: Awaited<ReturnType<typeof ouvrirLaDoublure>>;
let responsable: Portee;
let passage: string;
let repetition: unknown;
/** What is expected of each consent. */
const attendus = new Map<string, string>();

const passageDe = async () => {
  const [lu] = await lire<{ etat: string; tour: number; bilan: null; repetition: null }>(
    'SELECT etat::text, tour, bilan, repetition FROM passage_d_etude WHERE id = $1',
    [passage],
  );
  if (!lu) throw new Error('aucun passage');
  return lu;
};

beforeAll(async () => {
  doublure = await ouvrirLaDoublure();
  const [source, parR2p] = [sourceDe(doublure.adresse), sourceDe(doublure.adresse, { chemin: 'r2p' })];
  const ouvrir = (): SourceFiscale => ({
    ...source,
    parEtatCivil: (qui, demande) => (qui.prenoms.length > 1 ? parR2p : source).parEtatCivil(qui, demande),
  });
  await reglerLeJour(LE_JOUR);
  responsable = await acteur(nouvelleScene('lyceePublic'), 'responsable_sab', LE_JOUR);
  for (const [ou, lignes] of Object.entries(ACADEMIE) as [NomEtablissement, (typeof ACADEMIE)['cned']][]) {
    const dits = (lignes ?? []).flatMap(([nombre, dit, nom]) =>
      Array.from({ length: nombre }, () => ({ nom, dit })),
    );
    const poses = await poser(ou, dits);
    for (const { id, nom } of poses) attendus.set(id, nom);
    for (const [nom, sql] of Object.entries(DE_LA_BASE))
      await lire(sql, [poses.filter((pose) => pose.nom === nom).map(({ eleveId }) => eleveId)]);
  }
  const [premier, second, retire] = await poser('autreCollegePublic', [
    { nom: 'double', dit: { etatCivil: HAUSSE } },
    // Nobody is asked about a refusal, nor about a yes that was withdrawn.
    { nom: 'non', dit: { reponse: 'non' } },
    { nom: 'retrait', dit: { etatCivil: HAUSSE } },
  ]);
  if (!premier || !second || !retire) throw new Error('aucun consentement');
  attendus.set(premier.id, 'double');
  attendus.set(
    await poserConsentement(premier as never, { etatCivil: HAUSSE, qui: second.responsableId }),
    'double',
  );
  await poserConsentement(retire as never, {
    reponse: 'retrait',
    jour: '2026-07-01',
    qui: retire.responsableId,
  });

  passage = await preparerPassage(responsable, { academie: academieCode, uais: [] });
  for (const geste of ['repeter', 'lancer'] as const) {
    await mener(responsable, passage, geste);
    for (let tour = -1; tour !== (await passageDe()).tour; ) {
      ({ tour } = await passageDe());
      await etudierPassage({ passageId: passage, tour }, { ouvrir });
    }
    if (geste === 'repeter') ({ repetition } = await passageDe());
  }
}, 120_000);
afterAll(() => doublure.fermer());

describe('an académie of 600 consents', () => {
  test('rehearsed and done, counts what was counted by hand', async () => {
    expect(attendus.size).toBe(BILAN.total);
    const { etat, bilan } = await passageDe();
    expect([etat, bilan]).toEqual(['fini', { ...BILAN, causes: CAUSES }]);
    expect(repetition).toEqual(bilan);
  });

  test('says of each consent what its line says', async () => {
    const lus = await lire<{ id: string; dit: string }>(
      `SELECT e.consentement_id AS id, concat_ws(' ',
         CASE e.issue WHEN 'attribution' THEN CASE WHEN d.branche::text LIKE 'lycee%' THEN 'lycee' ELSE 'college' END ELSE e.issue::text END,
         coalesce((SELECT p.echelon::text FROM proposition p WHERE p.dossier_id = d.id), nullif(array_to_string(e.causes, '+'), ''))) AS dit
       FROM etude e LEFT JOIN dossier d ON d.id = e.dossier_id WHERE e.passage_id = $1`,
      [passage],
    );
    expect(new Map(lus.map(({ id, dit }) => [id, dit]))).toEqual(attendus);
  });

  test('leaves to the desk each group with its count, to its académie alone', async () => {
    const groupes = groupesDe(await pannesComptees(responsable));
    expect(Object.fromEntries(groupes.map(({ panne, lignes }) => [panne, lignes]))).toEqual({
      ...CAUSES,
      ...{ a_reprendre: 2, sans_accord: 12, double: 2 },
    });
    const ailleurs = await acteur(nouvelleScene('lyceeToulouse'), 'responsable_sab', LE_JOUR);
    expect(await pannesComptees(ailleurs)).toEqual([]);
  });

  test('leaves each dossier in its state, with the piece and the letter of its cause', async () => {
    const lus = await lire<{ dit: string; n: number }>(
      `SELECT concat_ws(' ', d.etat, (SELECT string_agg(p.code, '+' ORDER BY p.code) FROM piece p WHERE p.dossier_id = d.id),
         (SELECT string_agg(c.genre::text, '+') FROM courrier c WHERE c.dossier_id = d.id)) AS dit, count(*)::int AS n
       FROM dossier d WHERE d.canal = 'etude_automatique' GROUP BY 1`,
    );
    expect(Object.fromEntries(lus.map(({ dit, n }) => [dit, n]))).toEqual({
      proposee: 476,
      'incomplete avis_impot demande_incomplete': 60,
      'incomplete avis_impot_concubin demande_incomplete': 14,
      'incomplete attestation_caf demande_incomplete': 9,
      'incomplete attestation_caf+decision_tutelle demande_incomplete': 2,
      en_instruction: 9,
      deposee: 7,
    });
  });
});
