import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { type RetenueContesteeLue, relireRetenueContestee } from '#lib/contestation/faits.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { type ScolariteDeLEleve, situationDeLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { estLisible } from '#lib/famille/faits.ts';
import { relireModification } from '#lib/rectification/faits.ts';
import { type RetenueLue, relireRetenue } from '#lib/retenue/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { relireRetardLeve } from './faits.ts';
import type { Annonce, FaitsDeCourrier } from './schema.ts';

/** Facts as JSON brings them: days are texts. */
type EnTexte<T> = T extends Jour
  ? string
  : T extends string | number | boolean | null
    ? T
    : { [K in keyof T]: EnTexte<T[K]> };

/** What the statement reads: the type of bourse is told from the schooling, by the law. */
type Lus = EnTexte<
  Omit<FaitsDeCourrier, 'dossier' | 'ministere' | 'retenue' | 'retardLeve' | 'recours'> & {
    dossier: Omit<FaitsDeCourrier['dossier'], 'typeBourse'>;
  }
> & {
  scolarite: ScolariteDeLEleve;
  retenue: RetenueLue | null;
  retardLeve: unknown;
  recours: (EnTexte<Omit<RecoursDit, 'surRetenue'>> & { surRetenue: RetenueContesteeLue | null }) | null;
};

type RecoursDit = NonNullable<FaitsDeCourrier['recours']>;

/**
 * The facts of those of the letters that still wait to be made, in one statement whatever their number, with the columns
 * that a letter shows and no other. A letter that decides nothing is signed by the author of its act, read in the journal.
 */
export async function faitsDesCourriers(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, FaitsDeCourrier>> {
  const lues = await tx.$queryRaw<{ id: string; faits: Lus }[]>`
    SELECT c.id, json_build_object(
      'genre', c.genre, 'reference', c.reference, 'jour', c.jour, 'parCourriel', c.courriel IS NOT NULL,
      'bloc', bloc_du_courrier(d.academie_code, d.branche, c.genre, c.jour),
      'dossier', json_build_object('rentree', d.rentree, 'branche', d.branche, 'canal', d.canal, 'classe', s.classe,
        'departementCode', d.departement_code, 'recuLe', d.recu_le, 'retardAdmis', d.retard_admis),
      'scolarite', json_build_object('naissance', e.naissance, 'entreeLe', s.entree_le, 'niveau', s.niveau, 'statut', s.statut,
        'regime', s.regime, 'dispositif', s.dispositif, 'filiereCned', s.filiere_cned, 'terminale', s.terminale,
        'etablissement', json_build_object('type', t.type, 'secteur', t.secteur)),
      'eleve', json_build_object('prenom', e.prenom, 'nom', e.nom, 'nomUsage', e.nom_usage, 'prenomUsage', e.prenom_usage),
      'demandeur', CASE WHEN r.id IS NOT NULL THEN json_build_object('civilite', r.civilite, 'prenom', r.prenom, 'nom', r.nom, 'nomUsage', r.nom_usage,
        'prenomUsage', r.prenom_usage, 'adresse', r.adresse, 'complement', r.complement, 'codePostal', r.code_postal, 'commune', r.commune, 'pays', r.pays) END,
      'demandeParLEleve', EXISTS (SELECT 1 FROM lien l WHERE l.eleve_id = d.eleve_id AND l.responsable_id = d.demandeur_id AND l.lien = 'eleve_lui_meme'),
      'etablissement', json_build_object('nom', t.nom, 'adresse', t.adresse, 'codePostal', t.code_postal,
        'commune', t.commune, 'telephone', t.telephone, 'courriel', t.courriel, 'departementCode', t.departement_code),
      'academie', CASE WHEN a.code IS NOT NULL THEN json_build_object('nom', a.nom, 'service', a.service, 'adresse', a.adresse, 'telephone', a.telephone, 'courriel', a.courriel) END,
      'cloture', CASE WHEN d.branche = 'cned' THEN greatest(k.cloture_cned, v.cloture_cned) ELSE greatest(k.cloture, v.cloture) END,
      'decision', CASE WHEN x.id IS NOT NULL THEN json_build_object('genre', x.genre, 'echelon', x.echelon,
        'montantAnnuel', x.montant_annuel, 'effetDu', x.effet_du, 'effetAu', x.effet_au, 'remplaceRejetDu', x.remplace_rejet_du, 'modifie', modification_de(x.id), 'primes', i.primes, 'motifs', x.motifs, 'motivation', x.motivation, 'trace', x.trace,
        'delegation', x.delegation, 'signataire', json_build_object('prenom', x.signataire_prenom, 'nom', x.signataire_nom, 'qualite', x.signataire_qualite, 'service', x.service)) END,
      'demandeDePieces', CASE WHEN p.id IS NOT NULL THEN json_build_object('message', p.message, 'pieces', coalesce(o.pieces, '[]')) END,
      'recours', CASE WHEN u.id IS NOT NULL THEN json_build_object('genre', u.genre, 'formeLe', u.forme_le,
        'recuLe', u.recu_le, 'issue', u.issue, 'motivation', u.motivation, 'repondant', u.repondant,
        'complete', CASE WHEN u.trace @> '[{"regle": "recours.complement"}]' THEN (SELECT json_build_object('formeLe', v.forme_le, 'recuLe', v.recu_le)
          FROM recours v WHERE v.dossier_id = u.dossier_id AND v.decision_id IS NOT DISTINCT FROM u.decision_id
            AND v.retenue_id IS NOT DISTINCT FROM u.retenue_id AND v.genre = u.genre AND v.rang < u.rang
            AND (v.repondu_le IS NULL OR v.repondu_le >= u.recu_le) ORDER BY v.forme_le, v.rang LIMIT 1) END,
        'rapoForme', EXISTS (SELECT 1 FROM recours v WHERE v.dossier_id = d.id AND v.genre = 'rapo'),
        'surRetenue', CASE WHEN h.id IS NOT NULL THEN json_build_object('faiteLe', h.faite_le, 'demiJournees', h.demi_journees, 'centimes', h.centimes) END,
        'auteur', CASE WHEN u.genre = 'gracieux' AND u.issue IS NOT NULL THEN coalesce((SELECT json_build_object('prenom', z.signataire_prenom,
          'nom', z.signataire_nom, 'qualite', z.signataire_qualite) FROM decision z WHERE z.id = u.decision_id AND z.signataire_id <> c.signataire_id),
          CASE WHEN h.auteur_id <> c.signataire_id THEN json_build_object('prenom', h.auteur_prenom, 'nom', h.auteur_nom, 'qualite', h.auteur_qualite) END) END) END,
      'retrait', CASE WHEN w.id IS NOT NULL THEN json_build_object('motif', w.motif, 'expose', w.expose,
        'engageLe', w.engage_le, 'dernierJour', w.dernier_jour, 'observationsLe', w.observations_le, 'motivation', w.motivation, 'meriteJusquAu', w.merite_jusqu_au, 'repriseDu', w.reprise_du) END,
      'retenue', CASE WHEN y.id IS NOT NULL THEN json_build_object('demiJournees', y.demi_journees, 'franchiLe', y.franchi_le, 'centimes', y.centimes, 'motivation', y.motivation,
        'trace', y.trace, 'avant', coalesce((SELECT z.centimes FROM retenue z WHERE z.dossier_id = y.dossier_id
          AND z.rang < y.rang AND z.genre IN ('retenue', 'restitution') ORDER BY z.rang DESC LIMIT 1), 0),
        'jugement', (SELECT json_build_object('tribunal', q.tribunal, 'jugeeLe', q.jugee_le) FROM requete q WHERE q.restitution_id = y.id), 'delegation', y.delegation, 'signataire', json_build_object('prenom', y.auteur_prenom, 'nom', y.auteur_nom, 'qualite', y.auteur_qualite, 'service', y.service)) END,
      'rectification', CASE WHEN n.id IS NOT NULL THEN json_build_object('annonceeLe', n.annoncee_le, 'expose', n.expose, 'motivation', n.motivation,
        'decideeLe', CASE WHEN o.vers_etat = 'notifiee' THEN (SELECT z.decidee_le FROM decision z JOIN notification m ON m.decision_id = z.id
          WHERE z.dossier_id = d.id AND m.envoyee_le <= n.conclu_le ORDER BY z.rang DESC LIMIT 1) END) END,
      'retardLeve', CASE WHEN c.genre = 'reprise_apres_retard' THEN o.contenu END,
      'annonce', CASE WHEN c.genre IN ('silence_sur_la_demande', 'silence_sur_le_recours', 'rappel_de_pieces', 'relance_avant_cloture') THEN
        json_build_object('rejeteLe', o.contenu->>'rejeteLe', 'jugeJusquAu', o.contenu->>'jugeJusquAu', 'limite', o.contenu->>'limite') END,
      'manquantes', coalesce(o.pieces, '[]'),
      'auteur', CASE WHEN o.nom IS NOT NULL THEN json_build_object('prenom', o.prenom, 'nom', o.nom,
        'role', o.role, 'qualite', o.qualite, 'enEtablissement', o.uai IS NOT NULL) END) AS faits
    FROM courrier c
    JOIN dossier d ON d.id = c.dossier_id
    JOIN scolarite s ON s.id = d.scolarite_id
    JOIN eleve e ON e.id = d.eleve_id
    JOIN etablissement t ON t.uai = d.uai
    JOIN campagne k ON k.rentree = d.rentree
    LEFT JOIN prolongation v ON v.rentree = d.rentree AND v.academie_code = d.academie_code
    LEFT JOIN academie a ON a.code = d.academie_code
    LEFT JOIN responsable r ON r.id = d.demandeur_id
    LEFT JOIN decision x ON x.id = c.decision_id
    LEFT JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('prime', q.composante, 'annuel', q.centimes_annuels, 'du', q.du, 'au', q.au)
        ORDER BY q.composante, q.du), '[]') AS primes
      FROM droit q WHERE q.decision_id = x.id AND q.composante <> 'bourse') i ON true
    LEFT JOIN demande_de_pieces p ON p.id = c.demande_de_pieces_id
    LEFT JOIN recours u ON u.id = c.recours_id
    LEFT JOIN retenue h ON h.id = u.retenue_id
    LEFT JOIN retrait w ON w.id = c.retrait_id
    LEFT JOIN retenue y ON y.id = c.retenue_id
    LEFT JOIN rectification n ON n.id = c.rectification_id
    LEFT JOIN LATERAL (
      SELECT l.contenu, l.vers_etat, l.contenu->'pieces' AS pieces, g.prenom, g.nom, l.role, f.qualite, f.uai
      FROM ligne_de_journal l
      LEFT JOIN agent g ON l.auteur_genre = 'agent' AND g.id = l.auteur_id
      LEFT JOIN affectation f ON f.agent_id = g.id AND f.role::text = l.role AND f.du <= l.jour AND (f.au IS NULL OR f.au >= l.jour) AND (f.uai = d.uai OR f.academie_code = d.academie_code)
      WHERE c.decision_id IS NULL AND l.dossier_id = d.id
        AND CASE
          WHEN c.genre = 'silence_sur_la_demande' THEN l.acte = 'constater_silence' AND l.jour = c.jour
          WHEN c.genre = 'silence_sur_le_recours' THEN l.acte = 'constater_silence_recours' AND l.jour = c.jour
          WHEN c.genre = 'rappel_de_pieces' THEN l.acte = 'rappeler_pieces' AND l.jour = c.jour
          WHEN c.genre = 'relance_avant_cloture' THEN l.acte LIKE 'relancer_%' AND l.jour = c.jour
          WHEN c.genre = 'reprise_de_la_demande' THEN l.acte = 'reprendre_apres_desistement' AND l.jour = c.jour
          WHEN c.genre = 'reprise_apres_retard' THEN l.acte = 'revenir_sur_le_retard' AND l.jour = c.jour
          WHEN n.id IS NOT NULL THEN l.enregistrement_id = n.id AND l.acte = 'ecarter_rectification'
          WHEN u.id IS NOT NULL THEN l.enregistrement_id = u.id AND (l.acte = 'former_recours') = (c.genre = 'accuse_reception_recours')
          WHEN w.id IS NOT NULL THEN l.enregistrement_id = w.id AND (l.acte = 'abandonner_retrait') = (c.genre = 'maintien_de_la_bourse')
          WHEN p.id IS NULL THEN l.acte IN ('enregistrer_reception', 'deposer_en_ligne') ELSE l.enregistrement_id = p.id END
      ORDER BY l.rang LIMIT 1) o ON true
    WHERE c.id = ANY (${[...ids]}::uuid[]) AND c.etat = 'a_produire'`;
  return new Map(lues.map(({ id, faits }) => [id, relire(faits)]));
}

const lireOuNul = (texte: string | null): Jour | null => (texte === null ? null : jour(texte));

function relire({ scolarite, ...faits }: Lus): FaitsDeCourrier {
  const { dossier, decision, recours, annonce, retrait, retenue, rectification } = faits;
  return {
    ...faits,
    ministere: configuration().ministere,
    jour: jour(faits.jour),
    dossier: {
      ...dossier,
      typeBourse: typeBourseDe(situationDeLEleve(scolarite)),
      recuLe: lireOuNul(dossier.recuLe),
    },
    cloture: jour(faits.cloture),
    retrait: retrait && {
      ...retrait,
      engageLe: jour(retrait.engageLe),
      dernierJour: lireOuNul(retrait.dernierJour),
      observationsLe: lireOuNul(retrait.observationsLe),
      meriteJusquAu: lireOuNul(retrait.meriteJusquAu),
      repriseDu: lireOuNul(retrait.repriseDu),
    },
    retenue: relireRetenue(retenue),
    rectification: rectification && {
      ...rectification,
      annonceeLe: jour(rectification.annonceeLe),
      decideeLe: lireOuNul(rectification.decideeLe),
    },
    retardLeve: faits.retardLeve ? relireRetardLeve(faits.retardLeve) : null,
    recours: recours && {
      ...recours,
      formeLe: jour(recours.formeLe),
      recuLe: jour(recours.recuLe),
      complete: recours.complete && {
        formeLe: jour(recours.complete.formeLe),
        recuLe: jour(recours.complete.recuLe),
      },
      surRetenue: relireRetenueContestee(recours.surRetenue),
    },
    annonce: annonce && {
      rejeteLe: lireOuNul(annonce.rejeteLe),
      jugeJusquAu: lireOuNul(annonce.jugeJusquAu),
      limite: lireOuNul(annonce.limite),
    },
    decision: decision && {
      ...decision,
      effetDu: lireOuNul(decision.effetDu),
      effetAu: lireOuNul(decision.effetAu),
      remplaceRejetDu: lireOuNul(decision.remplaceRejetDu),
      modifie: relireModification(decision.modifie),
      primes: decision.primes.map(({ du, au, ...prime }) => ({ ...prime, du: jour(du), au: jour(au) })),
    },
  };
}

/** What announces those of the letters that are made, go by e-mail, and have been neither announced nor refused. */
export async function annoncesDesCourriers(tx: Transaction, ids: readonly string[]): Promise<Annonce[]> {
  const lus = await tx.courrier.findMany({
    where: {
      id: { in: [...ids] },
      etat: 'produit',
      courriel: { not: null },
      courrielEnvoyeLe: null,
      courrielRefuseLe: null,
    },
    include: { dossier: { include: { eleve: true, etablissement: true, scolarite: true, demandeur: true } } },
  });
  return lus.map(({ id, genre, jour: leJour, courriel, dossier }) => ({
    id,
    genre,
    jour: jourDe(leJour),
    destinataire: courriel ?? '',
    demandeurId: dossier.demandeurId,
    adresse: dossier.demandeur?.courriel ?? null,
    canal: dossier.canal,
    numero: dossier.numero,
    typeBourse: typeBourseDuDossier(dossier),
  }));
}

/** The PDF of a letter for an agent who reads those of its dossier; the reading is journaled. Throws Refus introuvable otherwise. */
export async function lireCourrier(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success
      ? await tx.courrier.findUnique({ where: { id }, include: { dossier: true } })
      : null;
    if (!trouve?.cle || trouve.etat !== 'produit' || regard(portee, trouve.dossier, 'courriers') !== 'lit')
      throw new Refus('introuvable', 'Ce courrier est introuvable.');
    await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);
    return { ...trouve, cle: trouve.cle };
  });
  return fichierDuCourrier(courrier);
}

/** The PDF of a letter found in the portée, as it leaves. */
export async function fichierDuCourrier(courrier: { cle: string; reference: string }): Promise<FichierServi> {
  const octets = await stockage().lire(cleDeFichier(courrier.cle));
  return { octets, type: 'application/pdf', nom: `${courrier.reference.replace('/', '-')}.pdf` };
}

/** A letter that the family may open. Throws Refus introuvable for any other. */
export async function courrierDeLaFamille(tx: Transaction, id: string) {
  const courrier = z.uuid().safeParse(id).success
    ? await tx.courrier.findUnique({
        where: { id },
        include: { decision: { include: { notification: true } } },
      })
    : null;
  if (!courrier?.cle || !estLisible(courrier, courrier.decision ? [courrier.decision] : []))
    throw new Refus('introuvable', 'Ce courrier est introuvable.');
  return { ...courrier, cle: courrier.cle };
}
