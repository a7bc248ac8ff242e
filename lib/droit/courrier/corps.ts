import { ecrireAnnee } from '../annee.ts';
import { ecrireJour } from '../date.ts';
import { ecrireEuros, ecrireMontant } from '../montant.ts';
import type { Bloc, Chiffres, DonneesCourrier, MotifEcrit, PieceDemandee, Section } from './courrier.ts';
import { BOURSES } from './courrier.ts';
import { ecrireArticle } from './typographie.ts';

export interface Corps {
  ouverture: readonly Bloc[];
  sections: readonly Section[];
}

type De<G extends DonneesCourrier['genre']> = Extract<DonneesCourrier, { genre: G }>;

const p = (texte: string): Bloc => ({ sorte: 'paragraphe', texte });
const liste = (elements: readonly string[]): Bloc => ({ sorte: 'liste', elements });

/** What the letter says between its object and its remedies. Facts are taken as they are: `defautsDuCourrier` judged them. */
export function corpsDuCourrier(donnees: DonneesCourrier): Corps {
  switch (donnees.genre) {
    case 'accuse_reception':
      return accuseReception(donnees);
    case 'demande_incomplete':
      return demandeIncomplete(donnees);
    case 'attribution':
      return attribution(donnees);
    case 'refus':
      return refus(donnees);
    case 'irrecevabilite':
      return irrecevabilite(donnees);
    case 'refus_hors_delai':
      return refusHorsDelai(donnees);
  }
}

const pour = ({ eleve, type, rentree }: DonneesCourrier): string =>
  `${BOURSES[type]} de ${eleve.prenom} ${eleve.nom} pour l’année scolaire ${ecrireAnnee(rentree)}`;

function accuseReception(donnees: De<'accuse_reception'>): Corps {
  const rejet = ecrireJour(donnees.dateReception.add({ months: 2 }));
  const pieces = donnees.pieces ?? [];
  return {
    ouverture: [
      p(
        `Je certifie avoir reçu le ${ecrireJour(donnees.dateReception)} votre dossier de demande de ${pour(donnees)}.`,
      ),
      p('Conservez ce courrier : il prouve la date de votre demande.'),
    ],
    sections: [
      ...(pieces.length > 0 ? [sectionPieces(pieces)] : []),
      {
        titre: 'Et maintenant',
        blocs: [
          p(
            'Votre demande va être examinée. D’autres pièces pourront vous être demandées ; sans elles, la bourse sera refusée.',
          ),
          p(
            `Sans réponse de l’administration le ${rejet}, votre demande sera considérée comme rejetée (CRPA, L. 231-4, 3°). Si des pièces vous sont demandées, ce délai s’arrête jusqu’à leur réception, ou jusqu’à la fin du délai donné pour les fournir (CRPA, L. 114-5).`,
          ),
        ],
      },
    ],
  };
}

function demandeIncomplete(donnees: De<'demande_incomplete'>): Corps {
  return {
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} a été enregistrée. Pour l’examiner, il manque des pièces à votre dossier.`,
      ),
    ],
    sections: [
      sectionPieces(donnees.pieces),
      {
        titre: 'Si vous ne répondez pas',
        blocs: [
          p(
            `Sans ces pièces dans le délai, la bourse sera refusée pour dossier incomplet (${ecrireArticle('C. III.C')}). Si vous rencontrez une difficulté, prenez contact sans attendre avec le service en tête de ce courrier.`,
          ),
        ],
      },
    ],
  };
}

function sectionPieces(pieces: readonly PieceDemandee[]): Section {
  const blocs: Bloc[] = [
    liste(pieces.map(({ libelle }) => libelle)),
    p(
      'Vous avez quinze jours à partir de la réception de ce courrier pour les fournir : en ligne dans votre espace, ou à l’établissement.',
    ),
  ];
  if (pieces.some(({ avisImpot }) => avisImpot))
    blocs.push(
      p(
        `Vous n’avez pas encore votre avis d’impôt ? Prévenez l’établissement dans les quinze jours : vous pourrez l’envoyer plus tard, dès que vous l’aurez reçu et avant la fin de l’année scolaire. (${ecrireArticle('C. III.C')})`,
      ),
    );
  return { titre: 'Pièces à fournir', blocs };
}

function attribution(donnees: De<'attribution'>): Corps {
  const { bourse, primes, chiffres } = donnees;
  const montants: [string, string][] = [
    ['Bourse pour l’année, versée en trois fois', ecrireMontant(bourse.annuel)],
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
      p(
        `J’ai le plaisir de vous annoncer que la ${pour(donnees)} est attribuée à l’échelon ${bourse.echelon} : ${ecrireMontant(bourse.annuel)} pour l’année.`,
      ),
    ],
    sections: [
      {
        titre: 'Ce que vous recevrez',
        blocs: [{ sorte: 'tableau', entetes: ['Part', 'Montant'], lignes: montants }],
      },
      {
        titre: 'Comment ce résultat a été trouvé',
        blocs: [tableauDesChiffres(chiffres, `Plafond à ne pas dépasser pour l’échelon ${bourse.echelon}`)],
      },
      {
        titre: 'À savoir',
        blocs: [
          p(
            'La bourse est versée chaque trimestre, si l’élève est assidu. Les frais de cantine ou d’internat peuvent en être déduits. Signalez tout changement d’établissement ou de personne en charge de l’élève.',
          ),
        ],
      },
    ],
  };
}

function refus(donnees: De<'refus'>): Corps {
  const blocs: Bloc[] = [];
  if (donnees.chiffres)
    blocs.push(
      tableauDesChiffres(donnees.chiffres, 'Plafond à ne pas dépasser pour avoir droit à une bourse'),
    );
  const sections: Section[] = [sectionMotifs(donnees.motifs)];
  if (blocs.length > 0) sections.push({ titre: 'Chiffres retenus', blocs });
  sections.push({
    titre: 'Ce que vous pouvez faire',
    blocs: [
      ...(donnees.fondsSociaux
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
  });
  return { ouverture: [p(`La ${pour(donnees)} vous est refusée.`)], sections };
}

function irrecevabilite(donnees: De<'irrecevabilite'>): Corps {
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
}

function refusHorsDelai(donnees: De<'refus_hors_delai'>): Corps {
  return {
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} est refusée : elle a été reçue le ${ecrireJour(donnees.dateReception)}, après la fin de la campagne, fixée au ${ecrireJour(donnees.dateCloture)}.`,
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
  };
}

const sectionMotifs = (motifs: readonly MotifEcrit[]): Section => ({
  titre: motifs.length > 1 ? 'Motifs de la décision' : 'Motif de la décision',
  blocs: [
    liste(motifs.map(({ texte, article }) => `${texte} (${ecrireArticle(article)})`.replaceAll("'", '’'))),
  ],
});

function tableauDesChiffres(chiffres: Chiffres, libellePlafond: string): Bloc {
  const ressources = chiffres.libelleRessources ?? 'Revenu fiscal de référence';
  const lignes: [string, string][] = [
    [`${ressources} de l’année ${chiffres.anneeDesRevenus}`, ecrireEuros(chiffres.ressources)],
    ['Enfants à charge', String(chiffres.enfants)],
  ];
  if (chiffres.plafond !== undefined) lignes.push([libellePlafond, ecrireEuros(chiffres.plafond)]);
  return { sorte: 'tableau', entetes: ['Élément du calcul', 'Valeur retenue'], lignes };
}
