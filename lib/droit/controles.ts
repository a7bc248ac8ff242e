/**
 * What is checked of a demande before its bourse is decided and known: by the application or by a person, under which article,
 * and what came of it. Nothing is ticked: each check is read from the computation and from what was done. Pure.
 */
import { REGLES_AVIS_TARDIF } from './avis/tardif.ts';
import type { Branche } from './competence.ts';
import { type Faits, GARDES } from './gardes.ts';
import { nomEtQualite } from './phrase.ts';
import { REGLES_RECEVABILITE } from './recevabilite/recevabilite-regles.ts';
import type { LigneRedigee } from './rediger.ts';
import type { FaitsDeRelecture } from './relecture.ts';
import type { Canal } from './situation.ts';
import { MOTIFS_DE_RENVOI, type MotifDeRenvoi } from './verdicts-des-pieces.ts';

/** It holds; a person passed over it, with a reason; it does not hold; nobody has said yet. */
export const ISSUES_DE_CONTROLE = ['conforme', 'leve', 'contraire', 'attendu'] as const;
export type IssueDeControle = (typeof ISSUES_DE_CONTROLE)[number];

/** How a screen calls each. */
export const LIBELLES_DE_CONTROLE: Readonly<Record<IssueDeControle, string>> = {
  conforme: 'conforme',
  leve: 'admis par une personne',
  contraire: 'non rempli',
  attendu: 'à faire',
};

/** The parts of the list, in the order of a dossier's life. */
export const PARTIES_DE_CONTROLE = {
  depot: 'Le dépôt',
  droit: 'Le droit à la bourse',
  pieces: 'Les pièces',
  decision: 'La décision',
} as const;
export type PartieDeControle = keyof typeof PARTIES_DE_CONTROLE;

/** What was done and what tells it: who, and the day as it is written. */
export interface Signature {
  nom: string;
  le: string;
}

export interface Controle {
  partie: PartieDeControle;
  /** Unique in the list. */
  cle: string;
  article: string;
  /** Who checks: the application by its rules, or a person who looks. */
  par: 'application' | 'personne';
  issue: IssueDeControle;
  /** What was found, a whole sentence. */
  dit: string;
  /** Who said so; null for what the application finds, or while nobody has. */
  qui: Signature | null;
}

/** A piece as it is followed: what it is called, when it came and was looked at, as days are written. */
export interface PieceControlee {
  code: string;
  nom: string;
  article: string;
  recueLe: string | null;
  /** Looked at and found fit, by whom. */
  verifiee: boolean;
  qui: Signature | null;
  /** Why it was sent back, while it has not come again. */
  renvoyee: MotifDeRenvoi | null;
}

/** What the list is read from: the rules as they were told, what was judged, what was decided. */
export interface AControler {
  faits: Pick<Faits, 'formulaireSigne' | 'doubleDemande' | 'jour' | 'entreeLe' | 'avisTardif'> &
    Pick<FaitsDeRelecture, 'relecture'>;
  branche: Branche;
  canal: Canal;
  /** The lines of the deposit, and those of the right. */
  depot: readonly LigneRedigee[];
  droit: readonly LigneRedigee[];
  /** Rules that close the right. */
  motifs: readonly string[];
  /** What lacks stops the computation; otherwise a value that lacks blocks nothing. */
  incalculable: boolean;
  saisi: Signature | null;
  /** Who admitted the lateness. */
  retard: Signature | null;
  /** Who judged the late avis, and why. */
  avis: { qui: Signature | null; motivation: string } | null;
  pieces: readonly PieceControlee[];
  decision: {
    qui: Signature;
    qualite: string;
    delegation: string | null;
    motivation: string | null;
    /** Null while it has not left. */
    envoyeeLe: string | null;
    /** Day and proof of reception. */
    recue: { le: string; preuve: string } | null;
    /** Who read it again, and what is to be taken up. */
    relue: { qui: Signature | null; raison: string | null };
  } | null;
}

const DE_L_APPLICATION = { par: 'application', qui: null } as const;

/** A rule that let a lateness pass because a person admitted it. */
const RETARD_ADMIS = REGLES_RECEVABILITE['recevabilite.retard_admis'].id;
const HORS_DELAI = REGLES_RECEVABILITE['recevabilite.hors_delai'].id;

/** Lines that a decision carries besides its computation: the deposit and the late avis are checks of their own. */
const ditAilleurs = ({ regle }: LigneRedigee): boolean =>
  regle.startsWith('recevabilite.') || regle === REGLES_AVIS_TARDIF['delai.avis_tardif'].id;

/** Each line of a trace that was applied or that waits; what does not apply to the situation is no check. */
function duCalcul(partie: 'depot' | 'droit', lignes: readonly LigneRedigee[], a: AControler): Controle[] {
  return lignes.flatMap((ligne, rang): Controle[] => {
    const commun = { partie, cle: `${ligne.regle}-${rang}`, article: ligne.article, dit: ligne.texte };
    if (ligne.issue === 'ecartee') return [];
    if (ligne.issue === 'manque')
      return a.incalculable ? [{ ...commun, par: 'personne', qui: null, issue: 'attendu' }] : [];
    if (ligne.issue === 'humain') return [{ ...commun, ...jugee(ligne.texte, a) }];
    if (ligne.regle === RETARD_ADMIS) return [{ ...commun, par: 'personne', issue: 'leve', qui: a.retard }];
    const contraire = ligne.regle === HORS_DELAI || a.motifs.includes(ligne.regle);
    return [{ ...commun, ...DE_L_APPLICATION, issue: contraire ? 'contraire' : 'conforme' }];
  });
}

/** What the law leaves to a person: whoever signed has judged it, with the reason that the decision gives. */
function jugee(texte: string, { decision }: AControler): Pick<Controle, 'par' | 'issue' | 'qui' | 'dit'> {
  if (!decision) return { par: 'personne', issue: 'attendu', qui: null, dit: texte };
  const { qui, motivation } = decision;
  return { par: 'personne', issue: 'leve', qui, dit: motivation ? `${texte} ${motivation}` : texte };
}

function duDepot(a: AControler): Controle[] {
  const { faits, branche, canal, saisi } = a;
  const autre = GARDES.demandeSeule.phrase(faits, branche);
  const signature = GARDES.formulaireSigne.phrase(faits, branche);
  const entree = GARDES.eleveScolarise.phrase(faits, branche);
  return [
    ...duCalcul(
      'depot',
      a.depot.filter(({ regle }) => regle !== REGLES_RECEVABILITE['recevabilite.demande_unique'].id),
      a,
    ),
    {
      partie: 'depot',
      cle: 'une_seule_demande',
      article: 'C. II.C.1',
      ...DE_L_APPLICATION,
      issue: autre ? 'contraire' : 'conforme',
      dit: autre ?? 'Aucune autre demande n’est en cours pour cet élève cette année.',
    },
    ...(canal === 'papier'
      ? [
          {
            partie: 'depot',
            cle: 'formulaire_signe',
            article: 'C. III.C ; annexes 2 et 3',
            par: 'personne',
            issue: signature ? 'attendu' : 'conforme',
            dit: signature ?? 'Le formulaire est signé.',
            qui: signature ? null : saisi,
          } as const,
        ]
      : []),
    {
      partie: 'depot',
      cle: 'eleve_scolarise',
      article: 'C. IV.B',
      ...DE_L_APPLICATION,
      issue: entree ? 'attendu' : 'conforme',
      dit: entree ?? 'L’élève est entré dans l’établissement.',
    },
  ];
}

function dUnePiece({ code, nom, article, recueLe, verifiee, qui, renvoyee }: PieceControlee): Controle {
  const commun = { partie: 'pieces', cle: code, article, par: 'personne' } as const;
  if (recueLe && verifiee)
    return { ...commun, issue: 'conforme', dit: `${nom} : reçue le ${recueLe}, elle convient.`, qui };
  if (recueLe)
    return {
      ...commun,
      issue: 'attendu',
      dit: `${nom} : reçue le ${recueLe}, personne ne l’a encore regardée.`,
      qui: null,
    };
  if (renvoyee)
    return {
      ...commun,
      issue: 'contraire',
      dit: `${nom} : renvoyée à la famille. ${MOTIFS_DE_RENVOI[renvoyee].libelle}.`,
      qui,
    };
  return { ...commun, issue: 'attendu', dit: `${nom} : elle manque.`, qui: null };
}

/** The avis that came after its days, which a person judges (C. III.C); nothing when none is late. */
function deLAvisTardif({ faits: { avisTardif }, avis }: AControler): Controle[] {
  if (avisTardif === 'aucun' || avisTardif === 'attendu') return [];
  const commun = { partie: 'pieces', cle: 'avis_tardif', article: 'C. III.C', par: 'personne' } as const;
  if (avisTardif === 'a_juger' || !avis)
    return [
      {
        ...commun,
        issue: 'attendu',
        dit: 'L’avis d’impôt est venu après le délai : personne n’a encore dit si le temps mis pour le produire est raisonnable.',
        qui: null,
      },
    ];
  const retenu = avisTardif === 'retenu';
  return [
    {
      ...commun,
      issue: retenu ? 'leve' : 'contraire',
      dit: `L’avis d’impôt est venu après le délai ; il est ${retenu ? 'retenu' : 'écarté'}. ${avis.motivation}`,
      qui: avis.qui,
    },
  ];
}

function deLaDecision({ decision, faits: { relecture } }: AControler): Controle[] {
  if (!decision) return [];
  const { qui, qualite, delegation, envoyeeLe, recue, relue } = decision;
  const commun = { partie: 'decision', article: 'CRPA L. 212-1 ; C. IV.B' } as const;
  return [
    {
      ...commun,
      cle: 'signature',
      ...DE_L_APPLICATION,
      issue: 'conforme',
      dit: `La décision est signée par ${nomEtQualite(qui.nom, qualite)}${delegation ? `, par délégation (${delegation})` : ', en son nom'}.`,
      qui,
    },
    ...(relecture === 'sans'
      ? []
      : [
          {
            ...commun,
            cle: 'seconde_lecture',
            par: 'personne',
            ...(
              {
                attendue: {
                  issue: 'attendu',
                  dit: 'Une autre personne doit relire la décision avant qu’elle parte.',
                },
                conforme: { issue: 'conforme', dit: 'Une autre personne a relu la décision.' },
                a_reprendre: {
                  issue: 'contraire',
                  dit: `La seconde lecture demande de reprendre la décision. ${relue.raison ?? ''}`.trim(),
                },
              } as const
            )[relecture],
            qui: relue.qui,
          } as const,
        ]),
    ...(envoyeeLe
      ? [
          {
            partie: 'decision',
            cle: 'reception',
            article: 'C. IV.B',
            par: 'personne',
            issue: recue ? 'conforme' : 'attendu',
            dit: recue
              ? `La décision a été reçue le ${recue.le} (${recue.preuve}) : les délais de recours courent.`
              : `La décision est partie le ${envoyeeLe} ; rien ne prouve encore sa réception, et aucun délai de recours ne court.`,
            qui: null,
          } as const,
        ]
      : []),
  ];
}

/** The checks of a dossier, in the order of its life. What does not apply to its situation is not among them. */
export const controlesDe = (a: AControler): Controle[] => [
  ...duDepot(a),
  ...duCalcul(
    'droit',
    a.droit.filter((ligne) => !ditAilleurs(ligne)),
    a,
  ),
  ...a.pieces.map(dUnePiece),
  ...deLAvisTardif(a),
  ...deLaDecision(a),
];
