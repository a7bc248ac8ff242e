import { tribunalAdministratif } from '../recours/tribunaux.ts';
import { type DonneesCourrier, type GenreCourrier, lettreDe } from './lettres.ts';

/**
 * Every reason why these facts make no lawful letter, as French sentences with their article; empty when they do.
 * A letter of refusal without motive, without its author or without its judge binds nobody: better not sent.
 */
export function defautsDuCourrier(donnees: DonneesCourrier): string[] {
  return [...defautsDeForme(donnees), ...lettreDe(donnees).defauts(donnees)];
}

const vide = (texte: string): boolean => texte.trim() === '';

/** Handed over or sent through the pupil while the form says no address: any deposit is received (C. III.C). */
const SANS_ADRESSE: readonly GenreCourrier[] = ['accuse_reception', 'demande_incomplete'];

/** What decides nothing and leaves by itself: a certificate of the service, what a day made, a reminder. */
const SANS_SIGNATAIRE: readonly GenreCourrier[] = [
  'accuse_reception_recours',
  'silence_sur_la_demande',
  'silence_sur_le_recours',
  'reprise_de_la_demande',
  'rappel_de_pieces',
  'relance_avant_cloture',
  'accuse_reception_renonciation',
];

/** A receipt of what was filed online comes from the service, whom it names (CRPA R. 112-5). */
const sansSignataire = (donnees: DonneesCourrier): boolean =>
  SANS_SIGNATAIRE.includes(donnees.genre) || (donnees.genre === 'accuse_reception' && donnees.enLigne);

function defautsDeForme(donnees: DonneesCourrier): string[] {
  const { genre, reference, lieu, service, destinataire, signataire, departement, academie } = donnees;
  const defauts: string[] = [];
  if (vide(reference)) defauts.push('La référence du dossier manque.');
  if (vide(lieu)) defauts.push('Le lieu d’où part le courrier manque.');
  if (vide(destinataire.nom)) defauts.push('Le nom du destinataire manque.');
  if (destinataire.adresse.length === 0 && !SANS_ADRESSE.includes(genre))
    defauts.push('L’adresse du destinataire manque.');
  if (vide(service.nom) || service.adresse.length === 0 || vide(service.telephone))
    defauts.push('Le nom, l’adresse ou le téléphone du service manque (CRPA, art. R. 112-5).');
  for (const champ of ['prenom', 'nom', 'qualite', 'service'] as const)
    if (vide(signataire[champ]) && !sansSignataire(donnees))
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
