import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Annonce, FaitsDeCourrier } from './faits.ts';

/** Facts as JSON brings them: days are texts. */
type EnTexte<T> = T extends Jour
  ? string
  : T extends string | number | boolean | null
    ? T
    : { [K in keyof T]: EnTexte<T[K]> };

/**
 * The facts of those of the letters that still wait to be made, in one statement whatever their number, with the columns
 * that a letter shows and no other. A letter that decides nothing is signed by the author of its act, read in the journal.
 */
export async function faitsDesCourriers(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, FaitsDeCourrier>> {
  const lues = await tx.$queryRaw<{ id: string; faits: EnTexte<FaitsDeCourrier> }[]>`
    SELECT c.id, json_build_object(
      'genre', c.genre, 'reference', c.reference, 'jour', c.jour, 'parCourriel', c.courriel IS NOT NULL,
      'dossier', json_build_object('rentree', d.rentree, 'branche', d.branche, 'typeBourse', d.type_bourse,
        'classe', d.classe, 'recuLe', d.recu_le),
      'eleve', json_build_object('prenom', e.prenom, 'nom', e.nom, 'nomUsage', e.nom_usage),
      'demandeur', CASE WHEN r.id IS NOT NULL THEN json_build_object('civilite', r.civilite, 'prenom', r.prenom,
        'nom', r.nom, 'nomUsage', r.nom_usage, 'adresse', r.adresse, 'complement', r.complement,
        'codePostal', r.code_postal, 'commune', r.commune) END,
      'etablissement', json_build_object('nom', t.nom, 'adresse', t.adresse, 'codePostal', t.code_postal,
        'commune', t.commune, 'telephone', t.telephone, 'courriel', t.courriel,
        'departementCode', t.departement_code),
      'academie', CASE WHEN a.code IS NOT NULL THEN json_build_object('nom', a.nom, 'service', a.service,
        'adresse', a.adresse, 'telephone', a.telephone, 'courriel', a.courriel) END,
      'campagne', json_build_object('cloture', k.cloture, 'clotureCned', k.cloture_cned),
      'decision', CASE WHEN x.id IS NOT NULL THEN json_build_object('genre', x.genre, 'echelon', x.echelon,
        'montantAnnuel', x.montant_annuel, 'primes', x.primes, 'motifs', x.motifs, 'trace', x.trace,
        'delegation', x.delegation, 'signataire', json_build_object('prenom', x.signataire_prenom,
          'nom', x.signataire_nom, 'qualite', x.signataire_qualite, 'service', x.service)) END,
      'demandeDePieces', CASE WHEN p.id IS NOT NULL THEN json_build_object('message', p.message,
        'pieces', coalesce(o.pieces, '[]')) END,
      'auteur', CASE WHEN o.nom IS NOT NULL THEN json_build_object('prenom', o.prenom, 'nom', o.nom,
        'qualite', o.qualite, 'enEtablissement', o.uai IS NOT NULL) END) AS faits
    FROM courrier c
    JOIN dossier d ON d.id = c.dossier_id
    JOIN eleve e ON e.id = d.eleve_id
    JOIN etablissement t ON t.uai = d.uai
    JOIN campagne k ON k.rentree = d.rentree
    LEFT JOIN academie a ON a.code = d.academie_code
    LEFT JOIN responsable r ON r.id = d.demandeur_id
    LEFT JOIN decision x ON x.id = c.decision_id
    LEFT JOIN demande_de_pieces p ON p.id = c.demande_de_pieces_id
    LEFT JOIN LATERAL (
      SELECT l.contenu->'pieces' AS pieces, g.prenom, g.nom, f.qualite, f.uai
      FROM ligne_de_journal l
      LEFT JOIN agent g ON l.auteur_genre = 'agent' AND g.id = l.auteur_id
      LEFT JOIN affectation f ON f.agent_id = g.id AND f.role = l.role AND f.du <= l.jour
        AND (f.au IS NULL OR f.au >= l.jour) AND (f.uai = d.uai OR f.academie_code = d.academie_code)
      WHERE c.decision_id IS NULL AND l.dossier_id = d.id
        AND CASE WHEN p.id IS NULL THEN l.acte = 'enregistrer_reception' ELSE l.enregistrement_id = p.id END
      ORDER BY l.rang LIMIT 1) o ON true
    WHERE c.id = ANY (${[...ids]}::uuid[]) AND c.etat = 'a_produire'`;
  return new Map(lues.map(({ id, faits }) => [id, relire(faits)]));
}

function relire(faits: EnTexte<FaitsDeCourrier>): FaitsDeCourrier {
  const { dossier, campagne } = faits;
  return {
    ...faits,
    jour: jour(faits.jour),
    dossier: { ...dossier, recuLe: dossier.recuLe === null ? null : jour(dossier.recuLe) },
    campagne: { cloture: jour(campagne.cloture), clotureCned: jour(campagne.clotureCned) },
  };
}

/** What announces those of the letters that are made, go by e-mail, and have not been announced. */
export async function annoncesDesCourriers(tx: Transaction, ids: readonly string[]): Promise<Annonce[]> {
  const lues = await tx.$queryRaw<(Omit<Annonce, 'jour'> & { jour: string })[]>`
    SELECT c.id, c.genre, c.jour::text, c.courriel AS destinataire, d.numero, d.type_bourse AS "typeBourse"
    FROM courrier c JOIN dossier d ON d.id = c.dossier_id
    WHERE c.id = ANY (${[...ids]}::uuid[]) AND c.etat = 'produit' AND c.courriel IS NOT NULL
      AND c.courriel_envoye_le IS NULL`;
  return lues.map((lue) => ({ ...lue, jour: jour(lue.jour) }));
}

/** The PDF of a letter for an agent of the portée; the reading is journaled. Throws Refus introuvable otherwise. */
export async function lireCourrier(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success ? await tx.courrier.findUnique({ where: { id } }) : null;
    if (!trouve?.cle || trouve.etat !== 'produit')
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
