/** The letter of an order of repayment: what is asked, why, when, and how to contest it (C. VII; CRPA L. 211-2, L. 412-1). */
import type { Echeance } from '../argent/reversement.ts';
import { ecrireJour, ecrireJourCourt, type Jour } from '../date.ts';
import { lesJours } from '../delais/dire.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { nomComplet } from '../noms.ts';
import { tribunalAdministratif } from '../recours/tribunaux.ts';
import type { Service } from './donnees.ts';
import type { ListeImprimee } from './liste.ts';

interface Ordre {
  ministere: string;
  academie: string;
  annee: string;
  uai: string;
  rentree: number;
  numero: number;
  etablissement: string;
  elevePrenom: string;
  eleveNom: string;
  beneficiaireNom: string;
  /** Of who was paid, in lines; empty for a reader who knows no address. */
  adresse: readonly string[];
  /** Who asks the sum back, and answers. */
  service: Service;
  /** INSEE code of the département where it sits: it gives the tribunal. */
  departement: string;
  centimes: Centimes;
  motivation: string;
  bonneFoi: boolean;
  emisLe: Jour;
  echeances: readonly Echeance[];
  auteurNom: string;
  auteurQualite: string;
}

/** "0590001A-2026-R1". */
export const referenceDeLOrdre = ({
  uai,
  rentree,
  numero,
}: Pick<Ordre, 'uai' | 'rentree' | 'numero'>): string => `${uai}-${rentree}-R${numero}`;

/** The order ready to print, with its instalments. */
export function ordreImprime(ordre: Ordre): ListeImprimee {
  const { emisLe, echeances, service, centimes: somme } = ordre;
  const eleve = nomComplet({ prenom: ordre.elevePrenom, nom: ordre.eleveNom });
  return {
    lettre: true,
    titre: `Ordre de reversement n° ${ordre.numero}, bourse de l’année scolaire ${ordre.annee}`,
    reference: referenceDeLOrdre(ordre),
    jour: emisLe.toString(),
    lieuEtDate: `Le ${ecrireJour(emisLe).replace(/^\p{L}+ /u, '')}`,
    entete: [
      ordre.ministere,
      `Académie ${ordre.academie}`,
      service.nom,
      ...service.adresse,
      `Téléphone : ${service.telephone}`,
      service.courriel,
    ],
    destinataire: [ordre.beneficiaireNom, ...ordre.adresse],
    ouverture: [
      `La bourse de ${eleve} (${ordre.etablissement}) vous a été versée au-delà de ce qui était dû. ${ecrireMontant(somme)} sont à reverser. Aucun versement à venir ne permet de reprendre cette somme.`,
      `Motifs : ${ordre.motivation}`,
      ...(ordre.bonneFoi
        ? [
            'Votre bonne foi est reconnue : aucune majoration n’est demandée (code des relations entre le public et l’administration, L. 123-1).',
          ]
        : []),
    ],
    colonnes: [
      { titre: 'À verser avant le', largeur: 2 },
      { titre: 'Somme', largeur: 1, nombre: true },
    ],
    lignes: echeances.map(({ le, centimes }) => [ecrireJourCourt(le), ecrireMontant(centimes)]),
    bilan: [
      'Si ces dates ne vous conviennent pas, demandez d’autres délais, ou une remise, au service dont le nom est en tête.',
      `Vous pouvez contester cet ordre dans ${lesJours('delai.tribunal')} : par un recours gracieux auprès de son auteur, ou devant le ${tribunalAdministratif(ordre.departement)?.nom ?? 'tribunal administratif'}, par courrier ou sur le site www.telerecours.fr.`,
    ],
    signature: [`${ordre.auteurQualite},`, ordre.auteurNom],
  };
}
