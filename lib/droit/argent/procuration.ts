/** The yearly procuration of the privé (C. VII.B.2, annexe 10): who may sign it, what it says, its form to print. */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import type { Branche, RoleDAgent } from '../competence.ts';
import { type ChampAImprimer, type FormulaireImprime, jourAEcrire, ligne } from '../courrier/formulaire.ts';
import { apres, ecrireJour, type Jour, jour } from '../date.ts';
import { BUREAUX } from '../ligne-de-procedure.ts';

/** Branches whose bourse may be received by the head of the établissement. */
export const BRANCHES_A_PROCURATION: readonly Branche[] = ['college_prive', 'lycee_prive'];

/** Who types a paper of theirs, and reads them all. */
export const SUIVENT_LES_PROCURATIONS: readonly RoleDAgent[] = BUREAUX;

/** In what capacity the family signs. */
export const QUALITES_DU_MANDANT = {
  pere_ou_mere: 'père ou mère de l’élève',
  representant_legal: 'représentant légal de l’élève',
  eleve_majeur: 'élève majeur',
} as const;
export type QualiteDuMandant = keyof typeof QUALITES_DU_MANDANT;

/** The days that a procuration signed on a day covers: the school year, from then on. */
export function joursDeLaProcuration(rentree: number, signeeLe: Jour): { du: Jour; au: Jour } {
  const debut = jour(`${rentree}-09-01`);
  return { du: apres(signeeLe, debut) ? signeeLe : debut, au: jour(`${rentree + 1}-08-31`) };
}

/** What the family authorises, and what the head of the établissement then owes: shown before it signs, and printed. */
export const OBJET_DE_LA_PROCURATION =
  'J’autorise le représentant légal de l’établissement, agissant par délégation de l’organisme de gestion, à percevoir en mon nom le montant de la bourse nationale attribuée à l’élève.';
export const ENGAGEMENTS_DU_MANDATAIRE = [
  'Le représentant légal de l’établissement donne décharge de cette somme au comptable public dès son versement au compte de l’établissement.',
  'Il me verse par virement bancaire, à la fin de chaque trimestre, le solde éventuel de la bourse, une fois déduits la contribution des familles et les frais de restauration scolaire.',
] as const;
export const EFFET_DE_LA_RESILIATION =
  'Je peux la retirer à tout moment : les états de paiement suivants me sont alors versés directement. Un état déjà signé n’est pas changé.';

/** What is known already: the form is then given to one family. */
export interface ProcurationConnue {
  etablissement: string;
  adresse: string;
  uai: string;
  departement: string;
  mandant: string | null;
  domicile: { adresse: string; commune: string } | null;
  eleve: string;
  classe: string;
  mandataire: string | null;
}

const cadre = (libelle: string): ChampAImprimer => ({ sorte: 'cadre', libelle });

/** The form of annexe 10, empty or filled. Strings only, ready to print. */
export function formulaireDeProcuration(
  rentree: Rentree,
  leJour: Jour,
  connue?: ProcurationConnue,
): FormulaireImprime {
  return {
    titre: `Procuration annuelle : paiement des bourses nationales de collège ou de lycée, ${ecrireAnnee(rentree)}`,
    jour: leJour.toString(),
    notice: [
      {
        titre: 'Avant de signer',
        textes: [
          'Si la bourse vous est attribuée, vous pouvez décider qu’elle soit versée directement à l’établissement de votre enfant, pour payer la contribution des familles et les frais de restauration scolaire. Sans procuration, elle vous est versée.',
          EFFET_DE_LA_RESILIATION,
        ],
      },
      {
        titre: 'Ce que dit cette procuration',
        textes: [OBJET_DE_LA_PROCURATION, ...ENGAGEMENTS_DU_MANDATAIRE],
      },
    ],
    parties: [
      {
        titre: '1. Établissement (à compléter par l’établissement)',
        champs: [
          ligne(
            'Nom et adresse exacte de l’établissement, ou cachet de l’association de gestion',
            connue && `${connue.etablissement}, ${connue.adresse}`,
          ),
          ligne('UAI', connue?.uai),
          ligne('Département', connue?.departement),
        ],
      },
      {
        titre: '2. Je soussigné(e)',
        champs: [
          ligne('Nom et prénom', connue?.mandant),
          ligne('Adresse', connue?.domicile?.adresse),
          ligne('Code postal et commune', connue?.domicile?.commune),
          {
            sorte: 'cases',
            libelle: 'Agissant en tant que',
            options: ['père ou mère de l’élève', 'représentant légal de l’élève', 'élève majeur'],
          },
          ligne('Nom et prénom de l’élève', connue?.eleve),
          ligne(`En classe de, pour l’année scolaire ${ecrireAnnee(rentree)}`, connue?.classe),
        ],
      },
      {
        titre: '3. Autorise (à compléter par l’établissement)',
        champs: [
          ligne('Nom, prénom et fonction du représentant légal de l’établissement', connue?.mandataire),
        ],
      },
      {
        titre: '4. Signatures',
        champs: [
          ligne('À'),
          jourAEcrire('Le'),
          cadre('Signature du responsable de l’élève, ou de l’élève majeur'),
          ligne('À'),
          jourAEcrire('Le'),
          cadre('Signature du représentant légal de l’établissement'),
        ],
      },
    ],
    engagement: [],
    mentions: ['Cette procuration est à transmettre par l’établissement au service académique des bourses.'],
  };
}

/** A procuration and what followed, in one sentence for the family and the offices. */
export function direLaProcuration(p: {
  du: Jour;
  au: Jour;
  auteurNom: string;
  acceptee: { par: string } | null;
  refusee: { pourquoi: string } | null;
  resilieeLe: Jour | null;
}): string {
  if (p.resilieeLe) return `Retirée le ${ecrireJour(p.resilieeLe)} : la bourse revient à la famille.`;
  if (p.refusee) return `Déclinée par l’établissement : ${p.refusee.pourquoi}`;
  if (!p.acceptee) return `Signée par ${p.auteurNom} ; le chef d’établissement ne l’a pas encore signée.`;
  return `Du ${ecrireJour(p.du)} au ${ecrireJour(p.au)}, acceptée par ${p.acceptee.par}.`;
}
