/** What the tests of isolation share: a dossier in each place, what a person can read of it, a forged portée. */
import { expect } from 'vitest';
import { envoyerLesPropositions } from '#lib/bordereau/actes.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import type { Jour } from '#lib/droit/date.ts';
import { CorrigerEleveSchema } from '#lib/eleve/schema.ts';
import { corrigerEleve } from '#lib/personne/actes.ts';
import { enPortee, type Portee, porteeDAgent, tient } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { nouvelleScene, STADES } from './preparation.ts';
import { falsifier, lire } from './proprietaire.ts';
import { lignesVues, rien } from './tables.ts';

export const LE_JOUR = le('2026-11-10');

/** One dossier with every kind of row below it, in each place. */
export const lieux = [
  'collegePublic',
  'autreCollegePublic',
  'collegePrive',
  'lyceePublic',
  'collegeToulouse',
  'cned',
] as const;
export type Lieu = (typeof lieux)[number];
export const dossiers = {} as Record<Lieu, Scene>;
export const brouillons = {} as Record<Lieu, Scene>;

/** From the deposit to the notification, by every act that leaves a row of its own. */
export async function decider(s: Scene, jour: Jour): Promise<void> {
  await verbes.joindreFichiers(s, jour);
  await verbes.demanderPieces(s, jour);
  await verbes.recevoirPiece(s, jour);
  if (s.branche === 'college_prive') {
    await verbes.proposer(s, jour);
    await envoyerLesPropositions(
      await acteur(s, 'chef_etablissement', jour),
      ETABLISSEMENTS[s.ou].uai,
      RENTREE,
    );
  }
  await verbes.attribuer(s, jour);
  await lettresProduites(s.dossierId, jour);
  await verbes.notifier(s, jour);
  await consulterDossier(await acteur(s, 'secretariat', jour), s.dossierId, { onglet: 'situation' });
}

/** A name of the pupil, corrected by the secretariat. */
async function corriger(s: Scene): Promise<void> {
  const [ligne] = await lire(
    `SELECT s.id, e.nom, e.prenom, e.sexe, e.naissance::text FROM scolarite s JOIN eleve e ON e.id = s.eleve_id WHERE e.id = $1`,
    [s.eleveId],
  );
  const { id: scolariteId, ...lu } = ligne as { id: string };
  const saisie = {
    ...lu,
    scolariteId,
    nomUsage: 'Corrigé',
    revision: 0,
    motivation: 'Une raison assez longue pour être gardée.',
  };
  await corrigerEleve(await acteur(s, 'secretariat', le('2026-09-20')), CorrigerEleveSchema.parse(saisie));
}

/** Absences, a retenue and fees, as somebody who is not here wrote them. */
const compterLesAbsences = ({ dossierId }: Scene) =>
  falsifier(`
    WITH ou AS (SELECT id AS d, eleve_id, rentree, uai, gen_random_uuid() AS a, 'A' AS n, '2026-09-20'::date AS j FROM dossier WHERE id = '${dossierId}'),
      absent AS (INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
        SELECT gen_random_uuid(), eleve_id, rentree, uai, j, 'matin', 'injustifiee', 'Saisie', a, n, j FROM ou),
      retenue AS (INSERT INTO retenue (id, dossier_id, rang, genre, absences, demi_journees, franchi_le, constate_le, centimes, trace, motivation,
          autorite, auteur_id, auteur_prenom, auteur_nom, auteur_qualite, service, faite_le)
        SELECT gen_random_uuid(), d, 1, 'retenue', '[]', 31, j, j, 1, '[]', 'A', 'dasen', a, n, n, n, n, j FROM ou),
      frais AS (INSERT INTO frais_de_pension (id, eleve_id, rentree, uai, trimestre, centimes, source, auteur_id, auteur_nom, jour)
        SELECT gen_random_uuid(), eleve_id, rentree, uai, 1, 100, 'Saisie', a, n, j FROM ou)
    INSERT INTO sans_deduction_dite (id, rentree, uai, eleve_id, cas, vaut, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), rentree, uai, eleve_id, 'tickets', true, a, n, j FROM ou`);

/** Who asks, as corrected, united and separated: what is kept of it. */
const unirEtSeparer = ({ dossierId }: Scene) =>
  lire(
    `WITH qui AS (SELECT demandeur_id AS id FROM dossier WHERE id = $1),
      signe AS (SELECT 'une raison assez longue' AS m, gen_random_uuid() AS a, 'A' AS n, now() AS j),
      corrige AS (
        INSERT INTO correction_responsable (id, responsable_id, avant, apres, motivation, auteur_id, auteur_nom, jour)
        SELECT gen_random_uuid(), qui.id, '{"nom": "A"}', '{"nom": "B"}', m, a, n, j FROM qui, signe),
      unie AS (
        INSERT INTO reunion (id, genre, garde_id, reunie_id, liens, scolarites, dossiers, motivation, auteur_id, auteur_nom, jour)
        SELECT gen_random_uuid(), 'responsable', qui.id, gen_random_uuid(), '{}', '{}', '{}', m, a, n, j FROM qui, signe RETURNING id)
    INSERT INTO separation (id, reunion_id, motivation, auteur_id, auteur_nom, jour)
    SELECT gen_random_uuid(), unie.id, m, a, n, j FROM unie, signe`,
    [dossierId],
  );

/** What the pupil had at the brevet and in Parcoursup, as somebody who is not here wrote it. */
const importer = ({ eleveId }: Scene) =>
  lire(
    `WITH coche AS (INSERT INTO coche_parcoursup (id, eleve_id, rentree, uai, coche, auteur_id, auteur_nom, jour)
       SELECT gen_random_uuid(), eleve_id, rentree, uai, true, gen_random_uuid(), 'A', '2026-09-20' FROM scolarite WHERE eleve_id = $1)
     INSERT INTO resultat_brevet (id, eleve_id, session, mention, source, auteur_id, auteur_nom, jour)
     VALUES (gen_random_uuid(), $1, 2025, 'assez_bien', 'Cyclades', gen_random_uuid(), 'A', '2026-09-20')`,
    [eleveId],
  );

/** What offices keep of a dossier beside its acts: a note of nobody here, whom it is given to, what it waits for, a lot. */
/** A call of the time when the demande was pending, and one that a body made about the pupil. */
const tracer = ({ dossierId, eleveId }: Scene) =>
  falsifier(`INSERT INTO echange (id, service, finalite, dossier_id)
    VALUES (gen_random_uuid(), 'sfip', 'etude_automatique', '${dossierId}');
    INSERT INTO recuperation (id, dossier_id, responsable_id, texte, issue, recue_le)
    SELECT gen_random_uuid(), id, demandeur_id, 'A', 'introuvable', '2026-09-18' FROM dossier WHERE id = '${dossierId}';
    INSERT INTO part_du_concubin (id, dossier_id, responsable_id, courriel, empreinte, expire_le)
    SELECT gen_random_uuid(), id, demandeur_id, 'concubin@exemple.fr', sha256(id::text::bytea), '2026-10-18' FROM dossier WHERE id = '${dossierId}';
    INSERT INTO appel (id, porte, jeton_id, habilitation_id, eleve_id, code)
    VALUES (gen_random_uuid(), 'identite', gen_random_uuid(), gen_random_uuid(), '${eleveId}', '30004');
    INSERT INTO opposition (id, eleve_id, suite, demandee_le, motif, auteur_id, auteur_nom)
    VALUES (gen_random_uuid(), '${eleveId}', 'ecartee', '2026-09-18', 'A', gen_random_uuid(), 'A')`);

const suivre = ({ dossierId }: Scene) =>
  lire(
    `WITH qui AS (SELECT $1::uuid AS d, gen_random_uuid() AS a, 'A' AS n, '2026-09-20'::date AS j),
      note AS (INSERT INTO note_de_dossier (id, dossier_id, lieu, texte, communicable, auteur_id, auteur_nom, jour)
        SELECT gen_random_uuid(), d, '', 'Une note.', false, a, n, j FROM qui),
      confie AS (INSERT INTO confie_de_dossier (dossier_id, rang, auteur_id, auteur_nom, jour) SELECT d, 1, a, n, j FROM qui),
      attente AS (INSERT INTO attente_de_dossier (dossier_id, rang, auteur_id, auteur_nom, jour) SELECT d, 1, a, n, j FROM qui),
      relue AS (INSERT INTO relecture (id, dossier_id, decision_id, motif, auteur_id, demandee_le)
        SELECT gen_random_uuid(), d, x.id, 'part', x.signataire_id, j FROM qui JOIN decision x ON x.dossier_id = d LIMIT 1),
      avis AS (INSERT INTO avis_sollicite (id, dossier_id, auteur_id, auteur_nom, destinataire_id, academie_code, question, donnees, demande_le, a_rendre_le)
        SELECT gen_random_uuid(), d, a, n, (SELECT id FROM agent WHERE sub = 'agent-inconnu'), '99', 'Une question.', '[]', j, j + 1 FROM qui),
      message AS (INSERT INTO message_de_dossier (id, dossier_id, responsable_id, de_la_famille, texte, auteur_id, auteur_nom, jour)
        SELECT gen_random_uuid(), d, o.demandeur_id, true, 'Un message.', a, n, j FROM qui JOIN dossier o ON o.id = d),
      rappel AS (INSERT INTO rappel (id, dossier_id, responsable_id, objet, limite_le, jour, courriel)
        SELECT gen_random_uuid(), d, a, 'juge', j + 8, j, 'a@exemple.fr' FROM qui),
      erreur AS (INSERT INTO rectification (id, dossier_id, rang, origine, expose, canal, annoncee_le, auteur_nom, issue, conclu_le, motivation)
        SELECT gen_random_uuid(), d, 1, 'spontanee', 'Une erreur.', 'papier', j, n, 'ecartee', j, 'Ce n’en est pas une.' FROM qui),
      relance AS (INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), o.scolarite_id, o.demandeur_id, 'courrier', j, a, n FROM qui JOIN dossier o ON o.id = d),
      sms AS (INSERT INTO accord_sms (id, responsable_id, accepte, jour, auteur_genre, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), o.demandeur_id, true, j, 'famille', o.demandeur_id, n FROM qui JOIN dossier o ON o.id = d),
      joint AS (INSERT INTO fait_de_radar (id, scolarite_id, rang, genre, responsable_id, canal, resultat, jour, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), o.scolarite_id, 1, 'contact', o.demandeur_id, 'telephone', 'message', j, a, n FROM qui JOIN dossier o ON o.id = d),
      exerce AS (INSERT INTO exercice_de_droit (id, droit, canal, recue_le, nom, adresse, numero, precisions, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), 'acces', 'papier', j, n, 'A', o.numero, 'A', a, n FROM qui JOIN dossier o ON o.id = d RETURNING id),
      repondu AS (INSERT INTO suite_d_exercice (id, exercice_id, rang, genre, sens, motif, jour, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), id, 1, 'reponse', 'accordee', 'A', j, a, n FROM exerce, qui),
      lot AS (INSERT INTO lot (id, auteur_id, geste, jour) SELECT gen_random_uuid(), a, 'instruire', j FROM qui RETURNING id)
    INSERT INTO ligne_de_lot (lot_id, rang, dossier_id, version) SELECT lot.id, 1, d, 0 FROM lot, qui`,
    [dossierId],
  );

/** What the school base says of the pupil of a dossier, and an exit that waits for somebody. */
const importerLaBase = ({ dossierId, eleveId }: Scene) =>
  falsifier(`
    WITH ou AS (SELECT d.id AS d, d.uai, d.academie_code, d.eleve_id, d.scolarite_id, d.demandeur_id, gen_random_uuid() AS i
        FROM dossier d WHERE d.id = '${dossierId}' AND d.eleve_id = '${eleveId}'),
      importe AS (INSERT INTO import_de_base (id, source, uai, academie_code, rentree, exporte_le, contenus, fichiers, etat, auteur_nom, jour)
        SELECT i, 'siecle', uai, academie_code, 2026, '2026-09-20 08:00', '{eleves}', '[]', 'lu', 'A', '2026-09-20' FROM ou),
      lue AS (INSERT INTO ligne_lue (import_id, genre, cle, contenu) SELECT i, 'eleve', 'A', '{}' FROM ou),
      ligne AS (INSERT INTO ligne_d_import (import_id, rang, cle, dit, sort, eleve_id) SELECT i, 1, 'A', '{}', 'change', eleve_id FROM ou),
      refus AS (INSERT INTO refus_d_import (import_id, rang, de, numero, causes) SELECT i, 1, 'eleve', 1, '{A}' FROM ou),
      cle AS (INSERT INTO eleve_de_base (source, uai, rentree, cle, eleve_id, scolarite_id, dit, exporte_le)
        SELECT 'siecle', uai, 2026, eleve_id::text, eleve_id, scolarite_id, '{}', '2026-09-20 08:00' FROM ou),
      parent AS (INSERT INTO responsable_de_base (source, uai, rentree, cle, responsable_id, dit)
        SELECT 'siecle', uai, 2026, demandeur_id::text, demandeur_id, '{}' FROM ou),
      parti AS (INSERT INTO transfert (id, dossier_id, rang, de_scolarite_id, de_uai, de_academie, de_nom, vers_scolarite_id, vers_uai,
          vers_academie, vers_nom, sortie_le, entree_le, suivi, fait_le, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), d, 1, scolarite_id, uai, academie_code, 'A', gen_random_uuid(), '0000000Z', '00', 'B', '2026-09-20',
          '2026-09-20', false, '2026-09-20', gen_random_uuid(), 'A' FROM ou)
    INSERT INTO mouvement (id, dossier_id, scolarite_id, genre, jour) SELECT gen_random_uuid(), d, scolarite_id, 'sortie', '2026-09-20' FROM ou`);

/** What who asks says of the étude automatique, and the concubin beside. */
const consentir = ({ dossierId }: Scene) =>
  falsifier(`
    WITH qui AS (SELECT eleve_id, demandeur_id, uai, academie_code, gen_random_uuid() AS couple,
        '{"nom":"A","prenom":"B","sexe":"F","naissance":"1985-04-02","pays":"109"}'::jsonb AS etat, gen_random_uuid() AS a, '2026-09-20'::date AS j
        FROM dossier WHERE id = '${dossierId}'),
      couple AS (INSERT INTO couple (id, responsable_id) SELECT couple, demandeur_id FROM qui),
      dit AS (INSERT INTO consentement (id, eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, reponse, rentree, uai, academie_code,
          canal, texte, jour, etat_civil, couple_id, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), eleve_id, eleve_id, demandeur_id, demandeur_id, 'oui', 2026, uai, academie_code, 'papier', 'A', j, etat, couple, a, 'A' FROM qui),
      accord AS (INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), couple, true, 'papier', 'A', j, etat, a, 'A' FROM qui)
    INSERT INTO invitation_de_concubin (id, couple_id, courriel, empreinte, expire_le)
      SELECT gen_random_uuid(), couple, 'a@exemple.fr', sha256('a'), j + 30 FROM qui`).then(() =>
    falsifier(`
    WITH passage AS (INSERT INTO passage_d_etude (id, rentree, academie_code, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), 2026, academie_code, gen_random_uuid(), 'A' FROM dossier WHERE id = '${dossierId}' RETURNING id)
    INSERT INTO etude (passage_id, consentement_id, rentree, uai, academie_code, issue, dossier_id, jour)
      SELECT passage.id, c.id, 2026, d.uai, d.academie_code, 'attribution', d.id, '2026-09-20'
      FROM passage, dossier d JOIN consentement c ON c.eleve_id = d.eleve_id WHERE d.id = '${dossierId}' LIMIT 1;
    INSERT INTO correction_d_etat_civil (id, consentement_id, avant, apres, motif, auteur_nom)
      SELECT gen_random_uuid(), c.id, c.etat_civil, c.etat_civil || '{"nom":"C"}', 'livret de famille', 'A'
      FROM dossier d JOIN consentement c ON c.eleve_id = d.eleve_id WHERE d.id = '${dossierId}' LIMIT 1;
    INSERT INTO question_d_etat_civil (id, consentement_id, champ, empreinte, expire_le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), c.id, 'nom', sha256('a'), '2026-10-20', gen_random_uuid(), 'A'
      FROM dossier d JOIN consentement c ON c.eleve_id = d.eleve_id WHERE d.id = '${dossierId}' LIMIT 1`),
  );

/** What a state paid for the pupil of a dossier. */
const liquider = ({ dossierId }: Scene) =>
  falsifier(`
    WITH ou AS (SELECT id AS d, uai, academie_code, branche, gen_random_uuid() AS e, gen_random_uuid() AS a, '2026-11-05'::date AS j
        FROM dossier WHERE id = '${dossierId}'),
      etat AS (INSERT INTO etat_de_paiement (id, uai, academie_code, branche, rentree, trimestre, etape, numero, prepare_le, prepare_par_id,
          prepare_par_nom, controle_le, controle_par_id, controle_par_nom, empreinte_controlee, signe_le, signataire_id, signataire_nom,
          signataire_qualite, total, empreinte)
        SELECT e, uai, academie_code, branche, 2026, 1, 'fige', 1, j, a, 'A', j, a, 'A', '', j, a, 'A', 'A', 100, '' FROM ou),
      paye AS (INSERT INTO boursier_a_payer
        SELECT e, uai, d, 1, 'A', 'A', '6A', 1, NULL, 'A', 100, 0, 0, 0, 0, 0, NULL, 100 FROM ou),
      ordre AS (INSERT INTO ordre_de_reversement (id, etat_id, dossier_id, uai, numero, rentree, centimes, motivation, echeances, bonne_foi,
          emis_le, auteur_id, auteur_nom, auteur_qualite)
        SELECT a, e, d, uai, (SELECT count(*) + 1 FROM ordre_de_reversement o WHERE o.uai = ou.uai), 2026, 100, 'A', '[{}]', false, j, a, 'A', 'A' FROM ou),
      suite AS (INSERT INTO suite_de_reversement (id, ordre_id, genre, centimes, le, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), a, 'paiement', 10, j, a, 'A' FROM ou)
    INSERT INTO ligne_de_liquidation
      SELECT e, d, uai, 'bourse', 1, 1, NULL, 0, 100, 100, 'part', 'A', 1, '2026-09-01', '2026-12-31', '{}', '[{}]' FROM ou`);

/** Where who asks is paid, as somebody who is not here typed and confirmed it. */
const payer = ({ dossierId }: Scene) =>
  falsifier(`
    WITH compte AS (INSERT INTO compte_bancaire (id, responsable_id, responsable_dit_id, titulaire, concorde, iban, pays, fin, empreinte,
          canal, jour, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), demandeur_id, demandeur_id, 'A', true, decode(repeat('00', 60), 'hex'), 'FR', '1A82', sha256('a'), 'papier',
          '2026-09-20', gen_random_uuid(), 'A' FROM dossier WHERE id = '${dossierId}' RETURNING id)
    INSERT INTO suite_de_compte (compte_id, confirme, jour, auteur_id, auteur_nom)
      SELECT id, true, '2026-09-20', gen_random_uuid(), 'A' FROM compte;
    WITH donnee AS (INSERT INTO procuration (id, dossier_id, uai, du, au, qualite, canal, signee_le, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), id, uai, '2026-09-20', '2027-08-31', 'pere_ou_mere', 'papier', '2026-09-20', gen_random_uuid(), 'A'
        FROM dossier WHERE id = '${dossierId}' RETURNING id)
    INSERT INTO suite_de_procuration (id, procuration_id, genre, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'resiliee', '2026-09-20', gen_random_uuid(), 'A' FROM donnee;
    INSERT INTO equipement_ailleurs (id, dossier_id, rang, source, etablissement, annee, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, 'declaration', 'A', 2025, gen_random_uuid(), 'A', '2026-09-20' FROM dossier WHERE id = '${dossierId}';
    INSERT INTO fiche_navette (id, dossier_id, rang, etablissement, code_postal, commune, formation, interruption_le, reprise_le, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, 'A', '59000', 'A', 'A', '2026-01-15', '2026-09-01', gen_random_uuid(), 'A', '2026-09-20' FROM dossier WHERE id = '${dossierId}';
    INSERT INTO engagement_de_merite (id, dossier_id, rang, recu_le, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, '2026-09-20', gen_random_uuid(), 'A', '2026-09-20' FROM dossier WHERE id = '${dossierId}';
    INSERT INTO certificat (id, dossier_id, empreinte, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, sha256(id::text::bytea), '2026-09-20', gen_random_uuid(), 'A' FROM dossier WHERE id = '${dossierId}';
    WITH verse AS (INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, jour)
        SELECT gen_random_uuid(), dossier_id::text, etat_id, dossier_id, uai, 'ddfip', 100, '2026-11-05' FROM boursier_a_payer
        WHERE dossier_id = '${dossierId}' RETURNING id)
    INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'paye', '2026-11-06', gen_random_uuid(), 'A' FROM verse;
    INSERT INTO emploi_de_bourse (id, versement_id, rang, genre, centimes, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'impute', 0, '2026-11-07', gen_random_uuid(), 'A' FROM versement WHERE dossier_id = '${dossierId}'`);

/** Plants the world, then the dossiers. */
export async function planterLesLieux(): Promise<void> {
  for (const lieu of lieux) {
    dossiers[lieu] = nouvelleScene(lieu);
    await STADES.deposee(dossiers[lieu]);
    await decider(dossiers[lieu], le('2026-09-16'));
    await verbes.inviter(dossiers[lieu], le('2026-09-19'));
    await verbes.formerRecours(dossiers[lieu], le('2026-09-20'));
    await verbes.transmettreRequete(dossiers[lieu], le('2026-09-20'));
    await corriger(dossiers[lieu]);
    await unirEtSeparer(dossiers[lieu]);
    await suivre(dossiers[lieu]);
    await tracer(dossiers[lieu]);
    await importer(dossiers[lieu]);
    await importerLaBase(dossiers[lieu]);
    await compterLesAbsences(dossiers[lieu]);
    await consentir(dossiers[lieu]);
    await liquider(dossiers[lieu]);
    await payer(dossiers[lieu]);
    await lire(`UPDATE dossier SET drapeaux = '{a_examiner}' WHERE id = $1`, [dossiers[lieu].dossierId]);
    brouillons[lieu] = nouvelleScene(lieu);
    await STADES.brouillon(brouillons[lieu]);
  }
}

/** The portée of an agent who has one that day. Throws an Error otherwise. */
export async function agent(sub: string, jour = LE_JOUR): Promise<Portee> {
  const portee = await porteeDAgent(sub, jour);
  if (!portee) throw new Error(`sans affectation : ${sub}`);
  return portee;
}

/** Fails when the person reads a single row of the dossier or of its pupil. */
export const rienDeVu = async (portee: Portee, s: Scene) => {
  const vues = await enPortee(portee, (tx) => lignesVues(tx, s));
  // What persons ask about their data is the register of the DPO, wherever the dossier is.
  const registre = tient(portee, 'dpo') ? { exercice_de_droit: 0, suite_d_exercice: 0 } : {};
  expect({ ...vues, ...registre }).toEqual(rien());
};

/** The same person, with a portée that names every place of the world. */
export const forgee = (portee: Portee): Portee => ({
  ...portee,
  affectations: [
    ...portee.affectations,
    ...['09', '16', '70', '13'].map((academieCode) => ({
      role: 'responsable_sab' as const,
      uai: null,
      academieCode,
      qualite: 'Forgée',
    })),
    ...lieux.map((lieu) => ({
      role: 'chef_etablissement' as const,
      uai: ETABLISSEMENTS[lieu].uai,
      academieCode: null,
      qualite: 'Forgée',
    })),
  ],
});
