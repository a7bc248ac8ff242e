/** The draft of the State's answer to a requête (C. IV.B, collège; CJA R. 611-1): what the dossier says, a person says the rest. */

import { enJournees } from '../argent/redaction.ts';
import type { FicheImprimee, SectionDeFiche } from '../courrier/fiche.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { ecrireMontant } from '../montant.ts';
import type { FaitsDuRecueil, RetenueDuRecueil } from './recueil.ts';

/** The requête that is answered. */
export interface RequeteDefendue {
  tribunal: string;
  numero: string | null;
  recueLe: Jour;
  /** Day by which the court awaits the answer; null when it set none. */
  reponseAvant: Jour | null;
  /** The retenue for absences that it contests; null: the decision, or the silence. */
  retenue: RetenueDuRecueil | null;
}

/** How what is contested was made known; `quoi` names it. */
const direLaReception = (quoi: string, recueLe: Jour | null): string =>
  recueLe
    ? `${quoi} a été reçue le ${ecrireJour(recueLe)}.`
    : 'Rien ne prouve le jour de sa réception : aucun délai n’est opposé à la requête.';

const direLaRetenue = (retenue: RetenueDuRecueil): string =>
  `Le ${ecrireJour(retenue.faiteLe)}, ${retenue.signataire}, a retenu ${ecrireMontant(retenue.centimes)} sur la bourse pour ${enJournees(retenue.demiJournees)} d’absence injustifiée depuis la rentrée. ${direLaReception('Cette retenue', retenue.recueLe)} (C. VII.A)`;

function faitsEtProcedure(
  { decision, recours, demandeur, eleve, etablissement }: FaitsDuRecueil,
  retenue: RetenueDuRecueil | null,
): string[] {
  const [nom = 'La famille'] = demandeur;
  return [
    `${nom} a demandé une bourse pour ${eleve}, élève de l’établissement ${etablissement}.`,
    ...(decision
      ? [
          `Par une décision du ${ecrireJour(decision.decideeLe)} (${decision.libelle.toLowerCase()}), signée par ${decision.signataire}, l’administration s’est prononcée. ${retenue ? '' : direLaReception('Cette décision', decision.recueLe)}`.trimEnd(),
        ]
      : ['L’administration a gardé le silence sur la demande, qui s’est trouvée rejetée. (CRPA L. 231-4)']),
    ...(retenue ? [direLaRetenue(retenue)] : []),
    ...recours.map(
      ({ libelle, formeLe, reponse }) =>
        `Un ${libelle} a été formé le ${ecrireJour(formeLe)} ; réponse : ${reponse ?? 'aucune à ce jour'}.`,
    ),
  ];
}

/** Why what is contested is lawful, as it was done: its reasons, then the rules that the computation applied. */
function discussion({ decision }: FaitsDuRecueil, retenue: RetenueDuRecueil | null): SectionDeFiche[] {
  if (retenue)
    return [
      { titre: 'Les faits qui fondent la retenue', textes: [retenue.motivation] },
      { titre: 'Le calcul, règle par règle', textes: retenue.calcul },
    ];
  if (!decision) return [];
  return [
    { titre: 'Les motifs de la décision', textes: decision.motifs },
    { titre: 'Le calcul, règle par règle', textes: decision.calcul },
  ].filter(({ textes }) => textes.length > 0);
}

/** The draft, before the pieces that it produces. `joints`: their titles, with the page of each. */
export function memoireEnDefense(
  faits: FaitsDuRecueil,
  { tribunal, numero, recueLe, reponseAvant, retenue }: RequeteDefendue,
  joints: FicheImprimee['sommaire'],
): FicheImprimee {
  const { academie, demandeur } = faits;
  const recours = faits.recours.filter(({ surRetenue }) => surRetenue === (retenue !== null));
  return {
    titre: 'Projet de mémoire en défense',
    reference: faits.numero,
    jour: faits.jour.toString(),
    entete: [faits.ministere, `Académie ${academie}`, faits.service],
    ouverture: [
      'Ce projet reprend ce que le dossier contient. Il est relu, complété et signé par qui représente l’État avant d’être déposé au greffe.',
    ],
    sections: [
      {
        titre: 'Affaire',
        donnees: [
          ['Devant', `le ${tribunal}`],
          ['Requête', numero ?? 'numéro du greffe à reporter'],
          ['Requête reçue le', ecrireJour(recueLe)],
          ['Réponse attendue avant le', reponseAvant ? ecrireJour(reponseAvant) : 'aucune date fixée'],
          ['Pour', `le recteur de l’académie ${academie}, qui représente l’État`],
          ['Contre', demandeur.join(', ')],
        ],
      },
      { titre: 'Faits et procédure', textes: faitsEtProcedure({ ...faits, recours }, retenue) },
      ...discussion(faits, retenue),
      ...(recours.length > 0
        ? [
            {
              titre: 'Ce que la famille a déjà dit',
              textes: recours.map(({ libelle, grief }) => `Dans son ${libelle} : ${grief}`),
            },
          ]
        : []),
      { titre: 'Réponse aux moyens de la requête', aRemplir: true },
      {
        titre: 'Conclusions',
        textes: ['Par ces motifs, le recteur conclut à ce qu’il plaise au tribunal de rejeter la requête.'],
      },
      { titre: 'Date, qualité et signature', aRemplir: true },
    ],
    sommaire: joints,
  };
}
