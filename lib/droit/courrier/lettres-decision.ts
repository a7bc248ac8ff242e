/** Letters that make a decision known. */
import { heureDeCloture } from '../calendrier/dire-campagne.ts';
import { territoireDuDepartement } from '../calendrier/territoire.ts';
import { COMPETENCES } from '../competence.ts';
import { avant, ecrireJour, type Jour } from '../date.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { type Bloc, blocsDesChiffres, lister, p, pour, type Section, sectionMotifs } from './blocs.ts';
import {
  BOURSES,
  type BourseAccordee,
  type Calcul,
  type Chiffres,
  type EnTete,
  type MotifEcrit,
  type PrimeEcrite,
} from './donnees.ts';
import type { Lettre } from './lettre.ts';
import type { RecoursEcrit } from './lettres-recours.ts';
import { direLeSuccesseur } from './successeur.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDeLAttribution {
  calcul: Calcul;
  /** Left out when a person decided without the figures of a barème. */
  chiffres?: Chiffres;
  bourse: BourseAccordee;
  /** What comes with the bourse, and what may still come once a fact is known (C. IV.C). */
  primes: readonly PrimeEcrite[];
  possibles: readonly PrimeEcrite[];
  /** The recours that this attribution answers, and whether it grants it or keeps the échelon. */
  surRecours?: { recours: RecoursEcrit; maintenue: boolean; motivation: string };
  /** A loss of income that the bourse cannot count: the fonds sociaux may complete it (C. III.C.1.a). */
  perteDeRevenus?: boolean;
  /** What was judged of an avis d'impôt that came late and was kept (C. III.C). */
  avisRetenu?: string;
  /** Why the bourse is decided anew, when the pupil went to the other type of établissement. */
  passage?: string;
}

const attribution: Lettre<FaitsDeLAttribution> = {
  libelle: 'Attribution de la bourse',
  objet: ({ type, modifie }) =>
    modifie?.boursier ? `modification de votre ${BOURSES[type]}` : `attribution d’une ${BOURSES[type]}`,
  conteste: 'attribution',
  defauts: ({ bourse: { annuel, trimestres, duree } }) => {
    const somme = trimestres.reduce((total, part) => total + part, 0);
    if (duree) return somme === duree.total ? [] : ['Les trois trimestres ne font pas le montant du droit.'];
    return somme === annuel ? [] : ['Les trois trimestres ne font pas le montant annuel.'];
  },
  corps: (donnees) => {
    const { bourse, primes, possibles, chiffres } = donnees;
    const montants: [string, string][] = [
      bourse.duree
        ? ['Bourse pour la durée du droit', ecrireMontant(bourse.duree.total)]
        : ['Bourse pour l’année, versée en trois fois', ecrireMontant(bourse.annuel)],
      ['Premier trimestre, de la rentrée au 31 décembre', ecrireMontant(bourse.trimestres[0])],
      ['Deuxième trimestre, du 1er janvier au 31 mars', ecrireMontant(bourse.trimestres[1])],
      ['Troisième trimestre, du 1er avril à la fin de l’année', ecrireMontant(bourse.trimestres[2])],
      ...primes.map(({ libelle, montant, versement }): [string, string] => [
        `${libelle}, ${versement}`,
        ecrireMontant(montant),
      ]),
    ];
    return {
      ouverture: [
        ...surRecours(donnees),
        ...direPassage(donnees.passage),
        p(
          `${donnees.surRecours?.maintenue || donnees.modifie?.boursier ? 'La' : 'J’ai le plaisir de vous annoncer que la'} ${pour(donnees)} est attribuée à l’échelon ${bourse.echelon} : ${bourse.duree ? `${ecrireMontant(bourse.duree.total)} pour la durée du droit` : `${ecrireMontant(bourse.annuel)} pour l’année`}.`,
        ),
        ...(bourse.duree ? [p(direDuree(bourse.duree, bourse.annuel))] : []),
      ],
      sections: [
        {
          titre: 'Ce que vous recevrez',
          blocs: [
            { sorte: 'tableau', entetes: ['Part', 'Montant'], lignes: montants },
            ...(primes.length > 0
              ? [lister(primes.map(({ libelle, condition }) => `${libelle} : ${condition}`))]
              : []),
          ],
        },
        ...(possibles.length > 0 ? [sectionPossibles(possibles)] : []),
        ...(chiffres
          ? [
              {
                titre: 'Comment ce résultat a été trouvé',
                blocs: [
                  ...blocsDesChiffres(chiffres, `Plafond à ne pas dépasser pour l’échelon ${bourse.echelon}`),
                ],
              },
            ]
          : []),
        { titre: 'À savoir', blocs: aSavoir(donnees) },
      ],
    };
  },
};

/** Who answers, as the letter names it (C. IV.B): the recteur in lycée and above an author, else the author of the decision. */
function repondant({ type, branche, academie }: EnTete, { genre }: RecoursEcrit): string {
  if (type === 'lycee' || genre === 'rapo' || genre === 'hierarchique')
    return `le recteur de l’académie ${academie}`.trim();
  return chefDecide({ branche })
    ? 'le chef d’établissement'
    : 'le directeur académique des services de l’éducation nationale';
}

/** C. IV.B: after the recours, who answers it says so, beside the right that opens. */
function surRecours({ surRecours: suite, ...donnees }: FaitsDeLAttribution & EnTete): Bloc[] {
  if (!suite) return [];
  const qui = repondant(donnees, suite.recours);
  return [
    p(
      suite.maintenue
        ? `Après examen de votre recours du ${ecrireJour(suite.recours.formeLe)}, ${qui} maintient la décision. ${suite.motivation}`
        : `Après examen de votre recours du ${ecrireJour(suite.recours.formeLe)}, ${qui} a décidé de vous accorder la bourse : la décision que vous contestiez est remplacée par celle-ci.`,
    ),
    ...direLeSuccesseur(suite.recours),
  ];
}

const direDuree = ({ du, au, jours }: NonNullable<BourseAccordee['duree']>, annuel: Centimes): string =>
  `Ce droit va du ${ecrireJour(du)} au ${ecrireJour(au)}, jour compris : il ne couvre pas toute l’année scolaire. Il est compté par jours : ${jours} jours sur 300, quand une année entière vaut ${ecrireMontant(annuel)}. Rien n’est dû hors de ces dates.`;

const sectionPossibles = (possibles: readonly PrimeEcrite[]): Section => ({
  titre: 'Ce qui peut s’y ajouter',
  blocs: [
    lister(
      possibles.map(
        ({ libelle, montant, versement, si }) =>
          `${libelle}, ${ecrireMontant(montant)}, ${versement} : ${si}`,
      ),
    ),
  ],
});

const aSavoir = ({ perteDeRevenus, avisRetenu }: FaitsDeLAttribution): Bloc[] => [
  ...direAvisRetenu(avisRetenu),
  p(
    'La bourse est versée chaque trimestre, si l’élève est assidu. Les frais de cantine ou d’internat peuvent en être déduits. Signalez tout changement d’établissement ou de personne en charge de l’élève.',
  ),
  ...(perteDeRevenus
    ? [
        p(
          `La baisse de vos revenus n’a pas pu être comptée : une aide des fonds sociaux peut compléter la bourse. Demandez-la à l’établissement, qui en décide. (${ecrireArticle('C. III.C.1.a')})`,
        ),
      ]
    : [
        p(
          `Si la situation de votre famille change en cours d’année, la bourse n’est pas calculée de nouveau : l’établissement peut accorder une aide des fonds sociaux. (${ecrireArticle('C. V.B')})`,
        ),
      ]),
];

const direAvisRetenu = (avisRetenu: string | undefined): Bloc[] =>
  avisRetenu ? [p(`${avisRetenu} (${ecrireArticle('C. III.C')})`)] : [];

const direPassage = (passage: string | undefined): Bloc[] =>
  passage ? [p(`${passage} (${ecrireArticle('C. V.A')})`)] : [];

interface FaitsDuRefus {
  calcul: Calcul;
  motifs: readonly MotifEcrit[];
  chiffres?: Chiffres;
  /** C. III.C.1.a, III.C.2, III.D: the situations that the circulaire sends to the fonds sociaux. */
  fondsSociaux?: boolean;
  avisRetenu?: string;
  passage?: string;
}

const refus: Lettre<FaitsDuRefus> = {
  libelle: 'Refus de la bourse',
  objet: ({ type }) => `refus de ${BOURSES[type]}`,
  conteste: 'refus',
  defauts: ({ motifs }) => sansMotif(motifs),
  corps: (donnees) => {
    const { motifs, chiffres, fondsSociaux } = donnees;
    const libellePlafond = 'Plafond à ne pas dépasser pour avoir droit à une bourse';
    return {
      ouverture: [
        ...direPassage(donnees.passage),
        p(`La ${pour(donnees)} vous est refusée.`),
        ...direAvisRetenu(donnees.avisRetenu),
      ],
      sections: [
        sectionMotifs(motifs),
        ...(chiffres
          ? [{ titre: 'Chiffres retenus', blocs: blocsDesChiffres(chiffres, libellePlafond) }]
          : []),
        {
          titre: 'Ce que vous pouvez faire',
          blocs: [
            ...(fondsSociaux
              ? [
                  p(
                    'Votre situation peut être examinée au titre des fonds sociaux : parlez-en à l’établissement, qui décide de cette aide, ou à son service social.',
                  ),
                ]
              : []),
            p(
              'Si vous vous êtes trompé de bonne foi dans votre demande, dites-le au service en tête de ce courrier : une erreur peut être corrigée. (CRPA, L. 123-1)',
            ),
          ],
        },
      ],
    };
  },
};

interface FaitsDeLIrrecevabilite {
  cause: 'double_demande' | 'hors_delai';
  dateReception: Jour;
  motifs: readonly MotifEcrit[];
}

const irrecevabilite: Lettre<FaitsDeLIrrecevabilite> = {
  libelle: 'Irrecevabilité',
  objet: ({ type }) => `demande de ${BOURSES[type]} irrecevable`,
  conteste: 'irrecevabilite',
  defauts: ({ motifs, cause, branche }) => [
    ...sansMotif(motifs),
    ...(cause === 'hors_delai' && chefDecide({ branche })
      ? ['Au collège public, une demande tardive est refusée par le chef d’établissement (C. II.C.3).']
      : []),
  ],
  corps: (donnees) => {
    const suites: Record<typeof donnees.cause, string> = {
      double_demande: `Une seule demande peut être examinée pour un élève et une année. Mettez-vous d’accord avec l’autre demandeur, puis que l’un de vous retire la sienne : l’autre sera alors examinée. (${ecrireArticle('C. II.C.1')})`,
      hors_delai: `Si un motif indépendant de votre volonté explique ce retard, faites-le connaître au service en tête de ce courrier, avec vos justificatifs. (${ecrireArticle('C. IV.B')})`,
    };
    return {
      ouverture: [
        p(
          `Votre demande de ${pour(donnees)}, reçue le ${ecrireJour(donnees.dateReception)}, est irrecevable : elle ne peut pas être examinée.`,
        ),
      ],
      sections: [
        sectionMotifs(donnees.motifs),
        { titre: 'Ce que vous pouvez faire', blocs: [p(suites[donnees.cause])] },
      ],
    };
  },
};

interface FaitsDuRefusHorsDelai {
  dateReception: Jour;
  dateCloture: Jour;
  motifs: readonly MotifEcrit[];
}

const refus_hors_delai: Lettre<FaitsDuRefusHorsDelai> = {
  libelle: 'Refus hors délai',
  objet: ({ type }) => `refus d’une demande de ${BOURSES[type]} reçue hors délai`,
  conteste: 'refus_hors_delai',
  defauts: ({ motifs, branche, dateReception, dateCloture }) => [
    ...sansMotif(motifs),
    ...(chefDecide({ branche })
      ? []
      : ['Hors du collège public, une demande tardive est déclarée irrecevable par le DASEN (C. II.C.3).']),
    ...(avant(dateCloture, dateReception)
      ? []
      : [
          `La demande reçue le ${ecrireJour(dateReception)} n’est pas hors délai : la campagne se ferme le ${ecrireJour(dateCloture)}.`,
        ]),
  ],
  corps: (donnees) => ({
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} est refusée : elle a été reçue le ${ecrireJour(donnees.dateReception)}, après la fin de la campagne, fixée au ${ecrireJour(donnees.dateCloture)}${heureDeCloture(donnees.dateCloture, territoireDuDepartement(donnees.departement))}.`,
      ),
    ],
    sections: [
      sectionMotifs(donnees.motifs),
      {
        titre: 'Ce que vous pouvez faire',
        blocs: [
          p(
            `Si un motif indépendant de votre volonté explique ce retard, faites-le connaître à l’établissement, avec vos justificatifs. (${ecrireArticle('C. IV.B')}) L’établissement peut aussi vous renseigner sur les fonds sociaux.`,
          ),
        ],
      },
    ],
  }),
};

/** CRPA L. 211-2 and L. 211-5. */
export const sansMotif = (motifs: readonly MotifEcrit[]): string[] =>
  motifs.length === 0 || motifs.some(({ texte, article }) => !texte.trim() || !article.trim())
    ? ['Un refus sans motif de droit et de fait ne peut pas partir (CRPA, art. L. 211-2 et L. 211-5).']
    : [];

/** C. II.C.3: a late paper is refused by the chef of a collège public, declared irrecevable by the DASEN elsewhere. */
const chefDecide = ({ branche }: Pick<EnTete, 'branche'>): boolean =>
  COMPETENCES[branche].horsDelai === 'refuser_hors_delai';

export const LETTRES_DE_DECISION = { attribution, refus, irrecevabilite, refus_hors_delai };
