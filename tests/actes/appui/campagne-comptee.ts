/** A campaign in which every figure counts something, in a collège and in lycées of one académie. */
import { randomUUID } from 'node:crypto';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { poserConsentement } from './consentements.ts';
import { etatFige } from './etats.ts';
import { dossierA } from './preparation.ts';
import { falsifier } from './proprietaire.ts';

export const JOUR = le('2026-11-10');
export const COLLEGE = ETABLISSEMENTS.collegePublic;
export const ACADEMIE = COLLEGE.academieCode;

/** A payment of a state, as who pays said it last. */
const payer = (dossierId: string, centimes: number, faits: readonly string[]) =>
  falsifier(`WITH v AS (INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, jour)
      SELECT gen_random_uuid(), 'V-${dossierId}-${centimes}', etat_id, dossier_id, uai, 'agent_comptable', ${centimes}, '2026-10-20'
      FROM boursier_a_payer WHERE dossier_id = '${dossierId}' LIMIT 1 RETURNING id)
    INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, motif, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), v.id, f.rang, f.fait, '2026-10-25', 'A', gen_random_uuid(), 'A'
      FROM v, unnest(ARRAY['${faits.join("','")}']) WITH ORDINALITY f(fait, rang)`);

/** What two runs made of a consent, the second last. */
async function etudier(s: Scene, premiere: string, seconde: string, causes: string): Promise<void> {
  const consentement = await poserConsentement(s);
  for (const [issue, heure] of [
    [premiere, '08:00'],
    [seconde, '09:00'],
  ])
    await falsifier(`WITH p AS (INSERT INTO passage_d_etude (id, rentree, academie_code, auteur_id, auteur_nom)
        VALUES ('${randomUUID()}', 2026, '${ACADEMIE}', gen_random_uuid(), 'A') RETURNING id)
      INSERT INTO etude (passage_id, consentement_id, rentree, uai, academie_code, issue, causes, jour, instant)
        SELECT p.id, c.id, 2026, c.uai, c.academie_code, '${issue}', '${causes}', '2026-09-20', '2026-09-20 ${heure}+00'
        FROM p, consentement c WHERE c.id = '${consentement}'`);
}

/** Makes it, has the worker count it, and gives a dossier of the collège that was notified. */
export async function campagneComptee(): Promise<Scene> {
  const notifiee = await dossierA('notifiee', 'college_public');
  for (const etat of [
    'brouillon',
    'deposee',
    'deposee',
    'incomplete',
    'a_verifier',
    'refus_conteste',
    'decidee',
    'decidee',
    'retiree',
  ] as const)
    await dossierA(etat, 'college_public');
  const lycee = await dossierA('notifiee', 'lycee_public');
  await dossierA('en_instruction', 'lycee_public');
  await dossierA('incomplete', 'lycee_public');
  await etatFige(notifiee, { brut: 17_500, deduit: 9_840, jour: '2026-10-15' });
  await etatFige(lycee, { brut: 20_000, jour: '2026-10-15' });
  await etatFige(await dossierA('notifiee', 'lycee_prive'), { brut: 5_000, jour: '2026-10-15' });
  await payer(notifiee.dossierId, 7_660, ['paye']);
  await payer(lycee.dossierId, 20_000, ['paye', 'rejete']);
  await falsifier(
    `UPDATE boursier_a_payer SET dette_avant = 24_200, dette_apres = 4_200, a_verser = 0 WHERE dossier_id = '${lycee.dossierId}';
     INSERT INTO ordre_de_reversement (id, etat_id, dossier_id, uai, numero, rentree, centimes, motivation, echeances, bonne_foi, emis_le,
         auteur_id, auteur_nom, auteur_qualite)
       SELECT gen_random_uuid(), etat_id, dossier_id, uai, 1, 2026, 900, 'Une somme payée en trop, à rendre.', '[{"le": "2026-12-01", "centimes": 900}]', true, '2026-10-16', gen_random_uuid(), 'A', 'A'
       FROM boursier_a_payer WHERE dossier_id = '${lycee.dossierId}';
     INSERT INTO suite_de_reversement (id, ordre_id, genre, centimes, le, auteur_id, auteur_nom)
       SELECT gen_random_uuid(), id, 'paiement', 400, '2026-10-17', gen_random_uuid(), 'A' FROM ordre_de_reversement`,
  );
  await etudier(notifiee, 'a_reprendre', 'personne', '{demandeur.inconnu,question}');
  await releverLesChiffres(JOUR);
  return notifiee;
}
