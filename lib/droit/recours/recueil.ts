/** What goes with a recours to who reads it above, or to the judge: a fiche, then the documents (C. IV.B ; annexe 11). */

import { enJournees } from '../argent/redaction.ts';
import type { Chiffres } from '../courrier/donnees.ts';
import type { FicheImprimee, SectionDeFiche } from '../courrier/fiche.ts';
import { ecrireJour, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { type Centimes, ecrireEuros, ecrireMontant } from '../montant.ts';

export const LECTURES_RECUEIL: readonly Lecture[] = [
  {
    id: 'recours.fiche_synthetique',
    article: 'C. IV.B ; annexe 11',
    doute:
      'Un recours hiérarchique s’accompagne d’une fiche selon le modèle de l’annexe 11, dont le contenu manque au texte publié.',
    lecture:
      'Une fiche de notre main, qui le dit : élève, établissement, demandeur, décision, ressources, enfants, plafond, motifs, ce que dit la famille, avis du service, chronologie, documents joints.',
    autre: 'Attendre le modèle, et envoyer un dossier sans fiche.',
    raison: 'Ce sont les faits qu’il faut pour juger le recours ; le modèle prendra la place de celle-ci.',
    regles: ['recours.gracieux_ou_hierarchique'],
  },
];

/** What the fiche is told from. */
export interface FaitsDuRecueil {
  ministere: string;
  numero: string;
  jour: Jour;
  academie: string;
  service: string;
  eleve: string;
  classe: string;
  etablissement: string;
  demandeur: readonly string[];
  decision: {
    libelle: string;
    decideeLe: Jour;
    signataire: string;
    envoyeeLe: Jour | null;
    recueLe: Jour | null;
    preuve: string | null;
    motifs: readonly string[];
    chiffres: Chiffres | null;
    calcul: readonly string[];
  } | null;
  /** The retenues for absences that a recours contests. */
  retenues: readonly RetenueDuRecueil[];
  recours: readonly {
    libelle: string;
    /** It contests a retenue, not the decision. */
    surRetenue: boolean;
    formeLe: Jour;
    recuLe: Jour;
    grief: string;
    pourquoi: readonly string[];
    reponse: string | null;
  }[];
  requetes: readonly {
    surRetenue: boolean;
    tribunal: string;
    numero: string | null;
    recueLe: Jour;
    transmiseLe: Jour;
  }[];
  chronologie: readonly { jour: Jour; quoi: string; qui: string }[];
}

/** A retenue that is contested, as the fiche tells it. */
export interface RetenueDuRecueil {
  faiteLe: Jour;
  signataire: string;
  recueLe: Jour | null;
  demiJournees: number;
  centimes: Centimes;
  motivation: string;
  calcul: readonly string[];
}

const jourOu = (leJour: Jour | null, sinon: string): string => (leJour ? ecrireJour(leJour) : sinon);

function sectionDeLaRetenue(retenue: RetenueDuRecueil): SectionDeFiche {
  return {
    titre: 'Retenue contestée',
    donnees: [
      ['Retenue du', ecrireJour(retenue.faiteLe)],
      ['Signataire', retenue.signataire],
      ['Courrier reçu le', jourOu(retenue.recueLe, 'rien ne prouve sa réception : aucun délai ne court')],
      ['Absence injustifiée depuis la rentrée', enJournees(retenue.demiJournees)],
      ['Retenu depuis la rentrée', ecrireMontant(retenue.centimes)],
    ],
    textes: [`Les faits : ${retenue.motivation}`, ...retenue.calcul],
  };
}

function sectionDecision({ decision, recours, requetes }: FaitsDuRecueil): SectionDeFiche {
  if (!decision)
    return {
      titre: 'Décision contestée',
      textes: [
        'Aucune décision écrite : c’est le rejet né de l’absence de réponse qui est contesté. (CRPA L. 231-4)',
      ],
    };
  const { libelle, decideeLe, signataire, envoyeeLe, recueLe, preuve, chiffres } = decision;
  const elleMeme = [...requetes, ...recours].some(({ surRetenue }) => !surRetenue);
  return {
    titre: elleMeme ? 'Décision contestée' : 'Décision sur la bourse, qui n’est pas contestée',
    donnees: [
      ['Décision', `${libelle}, le ${ecrireJour(decideeLe)}`],
      ['Signataire', signataire],
      ['Envoyée le', jourOu(envoyeeLe, 'pas encore')],
      [
        'Reçue le',
        recueLe
          ? `${ecrireJour(recueLe)}${preuve ? `, ${preuve}` : ''}`
          : 'rien ne le prouve : aucun délai ne court',
      ],
      ...(chiffres
        ? ([
            ['Ressources retenues', `${ecrireEuros(chiffres.ressources)} (${chiffres.anneeDesRevenus})`],
            ['Enfants à charge', String(chiffres.enfants)],
            ['Plafond', chiffres.plafond === undefined ? 'sans objet' : ecrireEuros(chiffres.plafond)],
          ] as const)
        : []),
    ],
    textes: [...decision.motifs.map((motif) => `Motif : ${motif}`)],
  };
}

/** The fiche of a recours, before its documents. `joints`: their titles, with the page of each. */
export function ficheDuRecueil(faits: FaitsDuRecueil, joints: FicheImprimee['sommaire']): FicheImprimee {
  const { numero, jour, ministere, academie, service, recours, requetes, decision, chronologie } = faits;
  return {
    titre: 'Fiche synthétique de présentation du recours',
    reference: numero,
    jour: jour.toString(),
    entete: [ministere, `Académie ${academie}`, service],
    ouverture: [
      'Le modèle de l’annexe 11 de la circulaire n’est pas joint au texte publié : cette fiche en tient lieu, et dit ce que le dossier contient.',
    ],
    sections: [
      {
        titre: 'Qui',
        donnees: [
          ['Dossier', numero],
          ['Élève', `${faits.eleve}, ${faits.classe}`],
          ['Établissement', faits.etablissement],
          ['Demandeur', faits.demandeur.join(', ')],
        ],
      },
      sectionDecision(faits),
      ...faits.retenues.map(sectionDeLaRetenue),
      ...(decision && decision.calcul.length > 0
        ? [{ titre: 'Calcul, règle par règle', textes: decision.calcul }]
        : []),
      ...recours.map(({ libelle, surRetenue, formeLe, recuLe, grief, pourquoi, reponse }) => ({
        titre: `Recours${surRetenue ? ' contre la retenue' : ''} : ${libelle}`,
        donnees: [
          ['Formé le', ecrireJour(formeLe)],
          ['Reçu le', ecrireJour(recuLe)],
          ['Réponse', reponse ?? 'pas encore'],
        ] as const,
        textes: [`Ce que dit la famille : ${grief}`, ...pourquoi],
      })),
      ...requetes.map(({ tribunal, numero: greffe, recueLe, transmiseLe }) => ({
        titre: `Requête devant le ${tribunal}`,
        donnees: [
          ['Numéro du greffe', greffe ?? 'non connu'],
          ['Reçue le', ecrireJour(recueLe)],
          ['Transmise au recteur le', ecrireJour(transmiseLe)],
        ] as const,
      })),
      { titre: 'Avis du service académique', aRemplir: true },
      {
        titre: 'Chronologie',
        textes: chronologie.map(({ jour: leJour, quoi, qui }) => `${ecrireJour(leJour)} : ${quoi} (${qui}).`),
      },
    ],
    sommaire: joints,
  };
}
