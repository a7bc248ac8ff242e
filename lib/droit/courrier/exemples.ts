/** Letters of a family that does not exist: what a text block is tried on before it is proposed. */
import { rentree } from '../annee.ts';
import { PRIMES } from '../argent/primes.ts';
import { jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { euros } from '../montant.ts';
import type { Emetteur, LettreABloc } from './bloc-de-texte.ts';
import type { EnTete } from './donnees.ts';
import type { DonneesCourrier } from './lettres.ts';

/** The académie whose block is tried: its service is the true one, the family is not. */
interface Academie {
  /** With its preposition: "de Lille". */
  academie: string;
  ministere: string;
  service: EnTete['service'];
}

const LIEU = { adresse: ['12 rue de l’Exemple', '00000 Villefictive'], telephone: '01 99 00 00 00' };
const PIECES = [
  { libelle: 'Avis d’impôt', avisImpot: true },
  { libelle: `Attestation de paiement de la CAF ou de la MSA, de moins de ${direDuree({ mois: 3 })}` },
];

function enTeteDe(emetteur: Emetteur, { academie, ministere, service }: Academie): EnTete {
  const college = emetteur === 'etablissement';
  const lieu = { nom: 'Collège de l’Exemple', courriel: 'bourses@exemple.example', ...LIEU };
  return {
    reference: 'EXEMPLE',
    lieu: 'Villefictive',
    date: jour('2026-10-05'),
    service: college ? lieu : service,
    destinataire: { civilite: 'Mme', nom: 'Mme Camille Exemple', adresse: LIEU.adresse },
    eleve: { nom: 'Exemple', prenom: 'Zoé', classe: college ? '5e B' : '2de 3' },
    etablissement: { nom: college ? lieu.nom : 'Lycée de l’Exemple', commune: 'Villefictive' },
    rentree: rentree(2026),
    type: college ? 'college' : 'lycee',
    branche: college ? 'college_public' : 'lycee_public',
    departement: '59',
    ministere,
    academie,
    signataire: {
      prenom: 'Dominique',
      nom: 'Exemple',
      qualite: college
        ? 'Le chef d’établissement'
        : 'Le directeur académique des services de l’éducation nationale',
      service: college ? lieu.nom : service.nom,
      ...(college ? {} : { delegation: `Pour le recteur de l’académie ${academie} et par délégation` }),
    },
    envoi: 'postal',
  };
}

/** The facts of a letter to this family, with a block. */
export function exempleDe(
  lettre: LettreABloc,
  emetteur: Emetteur,
  academie: Academie,
  bloc: string | null,
): DonneesCourrier {
  const enTete = { ...enTeteDe(emetteur, academie), bloc };
  const chiffres = { anneeDesRevenus: 2025, ressources: 14_210, enfants: 2, plafond: 16_162 };
  switch (lettre) {
    case 'demande_incomplete':
      return { ...enTete, genre: lettre, pieces: PIECES };
    case 'rappel_de_pieces':
    case 'relance_avant_cloture':
      return { ...enTete, genre: lettre, pieces: PIECES, limite: jour('2026-10-15') };
    case 'attribution':
      return {
        ...enTete,
        genre: lettre,
        calcul: 'assiste',
        chiffres,
        bourse: { echelon: 3, annuel: euros(732), trimestres: [euros(244), euros(244), euros(244)] },
        primes: emetteur === 'service' ? [{ ...PRIMES.internat, montant: euros(465) }] : [],
        possibles: [],
      };
    case 'refus':
      return {
        ...enTete,
        genre: lettre,
        calcul: 'assiste',
        chiffres: { ...chiffres, ressources: 21_400 },
        motifs: [
          {
            texte: 'Le revenu fiscal de référence de 21 400 € dépasse le plafond pour deux enfants à charge.',
            article: emetteur === 'service' ? 'D. 531-20' : 'D. 531-4',
          },
        ],
        fondsSociaux: true,
      };
  }
}
