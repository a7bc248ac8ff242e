import { COMPETENCES } from '../competence.ts';
import { avant, ecrireJour } from '../date.ts';
import { tribunalAdministratif } from '../recours/tribunaux.ts';
import type { DonneesCourrier } from './donnees.ts';

/**
 * Every reason why these facts make no lawful letter, as French sentences with their article; empty when they do.
 * A letter of refusal without motive, without its author or without its judge binds nobody: better not sent.
 */
export function defautsDuCourrier(donnees: DonneesCourrier): string[] {
  return [...defautsDeForme(donnees), ...defautsDuFond(donnees)];
}

const vide = (texte: string): boolean => texte.trim() === '';

function defautsDeForme({
  reference,
  lieu,
  service,
  destinataire,
  signataire,
  departement,
  academie,
}: DonneesCourrier): string[] {
  const defauts: string[] = [];
  if (vide(reference)) defauts.push('La référence du dossier manque.');
  if (vide(lieu)) defauts.push('Le lieu d’où part le courrier manque.');
  if (vide(destinataire.nom)) defauts.push('Le nom du destinataire manque.');
  if (destinataire.adresse.length === 0) defauts.push('L’adresse du destinataire manque.');
  if (vide(service.nom) || service.adresse.length === 0 || vide(service.telephone))
    defauts.push('Le nom, l’adresse ou le téléphone du service manque (CRPA, art. R. 112-5).');
  for (const champ of ['prenom', 'nom', 'qualite', 'service'] as const)
    if (vide(signataire[champ]))
      defauts.push(`${SIGNATAIRE[champ]} manque (CRPA, art. L. 212-1 et L. 212-2).`);
  if (vide(academie)) defauts.push('Le nom de l’académie manque : le recours s’adresse à son recteur.');
  if (!tribunalAdministratif(departement))
    defauts.push(
      `Aucun tribunal administratif connu pour le département « ${departement} » (CJA, art. R. 221-3).`,
    );
  return defauts;
}

const SIGNATAIRE = {
  prenom: 'Le prénom du signataire',
  nom: 'Le nom du signataire',
  qualite: 'La qualité du signataire',
  service: 'Le service du signataire',
} as const;

function defautsDuFond(donnees: DonneesCourrier): string[] {
  switch (donnees.genre) {
    case 'accuse_reception':
      return avant(donnees.date, donnees.dateReception)
        ? ['L’accusé de réception est daté d’avant la réception de la demande.']
        : [];
    case 'demande_incomplete':
      return donnees.pieces.length === 0 ? ['Aucune pièce n’est demandée.'] : [];
    case 'attribution':
      return defautsDesMontants(donnees.bourse);
    case 'refus':
      return sansMotif(donnees.motifs);
    case 'irrecevabilite':
      return [...sansMotif(donnees.motifs), ...mauvaiseAutorite(donnees)];
    case 'refus_hors_delai':
      return [
        ...sansMotif(donnees.motifs),
        ...mauvaiseAutorite(donnees),
        ...(avant(donnees.dateCloture, donnees.dateReception)
          ? []
          : [
              `La demande reçue le ${ecrireJour(donnees.dateReception)} n’est pas hors délai : la campagne se ferme le ${ecrireJour(donnees.dateCloture)}.`,
            ]),
      ];
  }
}

function sansMotif(motifs: readonly { texte: string; article: string }[]): string[] {
  return motifs.length === 0 || motifs.some((m) => vide(m.texte) || vide(m.article))
    ? ['Un refus sans motif de droit et de fait ne peut pas partir (CRPA, art. L. 211-2 et L. 211-5).']
    : [];
}

/** C. II.C.3: a late paper is refused by the chef of a collège public, declared irrecevable by the DASEN elsewhere. */
function mauvaiseAutorite(donnees: DonneesCourrier): string[] {
  const chefDecide = COMPETENCES[donnees.branche].horsDelai === 'refuser_hors_delai';
  if (donnees.genre === 'refus_hors_delai' && !chefDecide)
    return ['Hors du collège public, une demande tardive est déclarée irrecevable par le DASEN (C. II.C.3).'];
  if (donnees.genre === 'irrecevabilite' && donnees.cause === 'hors_delai' && chefDecide)
    return ['Au collège public, une demande tardive est refusée par le chef d’établissement (C. II.C.3).'];
  return [];
}

function defautsDesMontants({
  annuel,
  trimestres,
  duree,
}: {
  annuel: number;
  trimestres: readonly number[];
  duree?: { total: number };
}): string[] {
  const somme = trimestres.reduce((total, part) => total + part, 0);
  if (duree) return somme === duree.total ? [] : ['Les trois trimestres ne font pas le montant du droit.'];
  return somme === annuel ? [] : ['Les trois trimestres ne font pas le montant annuel.'];
}
