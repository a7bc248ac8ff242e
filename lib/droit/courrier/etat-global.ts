/** The « état global des demandes de bourse en collège » of a collège privé (C. IV.B, collège, 2). */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import { ecrireJour, ecrireJourCourt, type Jour } from '../date.ts';
import { ecrireEuros } from '../montant.ts';
import { nomDeListe } from '../noms.ts';
import type { ListeImprimee } from './liste.ts';

/** What a chef proposes of one demande. */
export interface LigneDEtatGlobal {
  numero: string;
  eleve: { prenom: string; nom: string };
  classe: string;
  demandeur: string;
  /** Whole euros and children of the barème; null where the computation rests on none. */
  ressources: number | null;
  enfants: number | null;
  avis: string;
  proposeLe: Jour;
}

/** What the computation leads the chef to propose, in the words of the list. */
export function direAvis(genre: string, echelon: number | null): string {
  if (genre === 'droit') return `éligible, échelon ${echelon ?? '?'}`;
  return genre === 'sans_droit' ? 'non éligible' : 'à examiner par le service';
}

/** Columns of the list, on paper and in a spreadsheet. */
export const COLONNES_ETAT_GLOBAL = [
  { titre: 'Classe', largeur: 1 },
  { titre: 'Élève', largeur: 2.6 },
  { titre: 'Demandeur', largeur: 2.6 },
  { titre: 'Dossier', largeur: 1.6 },
  { titre: 'Ressources', largeur: 1.4, nombre: true },
  { titre: 'Enfants à charge', largeur: 1, nombre: true },
  { titre: 'Proposition', largeur: 2.2 },
  { titre: 'Proposé le', largeur: 1.4 },
] as const;

/** A line as texts, in the order of the columns. */
export const cellulesDe = (ligne: LigneDEtatGlobal): string[] => [
  ligne.classe,
  nomDeListe(ligne.eleve),
  ligne.demandeur,
  ligne.numero,
  ligne.ressources === null ? '' : ecrireEuros(ligne.ressources),
  ligne.enfants === null ? '' : String(ligne.enfants),
  ligne.avis,
  ecrireJourCourt(ligne.proposeLe),
];

interface EtatGlobal {
  rentree: Rentree;
  jour: Jour;
  ministere: string;
  academie: string;
  etablissement: { nom: string; uai: string; commune: string };
  service: string;
  /** The sending that this list goes with; null for the whole list. */
  bordereau: { numero: number; envoyeLe: Jour; enRetard: boolean; auteur: string } | null;
  /** Last day to send it. */
  limite: Jour | null;
  lignes: readonly LigneDEtatGlobal[];
}

const compter = (nombre: number, mot: string): string => `${nombre} ${mot}${nombre > 1 ? 's' : ''}`;

/** The list ready to print, with its count by proposal and its deadline. */
export function etatGlobal(etat: EtatGlobal): ListeImprimee {
  const { rentree, jour, ministere, academie, etablissement, service, bordereau, limite, lignes } = etat;
  const parAvis = Object.entries(Object.groupBy(lignes, ({ avis }) => avis)).toSorted(([a], [b]) =>
    a.localeCompare(b, 'fr'),
  );
  return {
    titre: `État global des demandes de bourse en collège, année scolaire ${ecrireAnnee(rentree)}`,
    reference: bordereau
      ? `${etablissement.uai}-${rentree}-${bordereau.numero}`
      : `${etablissement.uai}-${rentree}`,
    jour: jour.toString(),
    lieuEtDate: `${etablissement.commune}, le ${ecrireJour(bordereau?.envoyeLe ?? jour).replace(/^\p{L}+ /u, '')}`,
    entete: [ministere, `Académie ${academie}`, etablissement.nom],
    destinataire: ['À l’attention du', service],
    ouverture: [
      ...(bordereau
        ? [
            `Bordereau n° ${bordereau.numero}, envoyé le ${ecrireJour(bordereau.envoyeLe)} par ${bordereau.auteur}${bordereau.enRetard ? ', après la fin du délai' : ''}.`,
          ]
        : []),
      ...(limite
        ? [
            `Cette liste est attendue au service académique jusqu’au ${ecrireJour(limite)}. (circulaire, IV.B)`,
          ]
        : []),
      'Les élèves sont proposés comme éligibles ou non, au regard des ressources et des charges. Le directeur académique décide.',
    ],
    colonnes: COLONNES_ETAT_GLOBAL,
    lignes: lignes.map(cellulesDe),
    bilan: [
      `En tout : ${compter(lignes.length, 'demande')}${parAvis.length > 0 ? `, ${parAvis.map(([avis, vues]) => `${vues?.length ?? 0} ${avis}`).join(' ; ')}` : ''}.`,
    ],
    signature: ['Le chef d’établissement,'],
  };
}
