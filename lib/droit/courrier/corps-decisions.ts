/** What each letter of decision says, between its object and its remedies. */
import { ecrireJour, type Jour } from '../date.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import {
  type Bloc,
  type Corps,
  type De,
  p,
  pour,
  type Section,
  sectionMotifs,
  tableauDesChiffres,
} from './blocs.ts';
import { ecrireArticle } from './typographie.ts';

export function attribution(donnees: De<'attribution'>): Corps {
  const { bourse, primes, chiffres } = donnees;
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
      p(
        `J’ai le plaisir de vous annoncer que la ${pour(donnees)} est attribuée à l’échelon ${bourse.echelon} : ${bourse.duree ? `${ecrireMontant(bourse.duree.total)} pour la durée du droit` : `${ecrireMontant(bourse.annuel)} pour l’année`}.`,
      ),
      ...(bourse.duree ? [p(direDuree(bourse.duree, bourse.annuel))] : []),
    ],
    sections: [
      {
        titre: 'Ce que vous recevrez',
        blocs: [{ sorte: 'tableau', entetes: ['Part', 'Montant'], lignes: montants }],
      },
      ...(chiffres
        ? [
            {
              titre: 'Comment ce résultat a été trouvé',
              blocs: [
                tableauDesChiffres(chiffres, `Plafond à ne pas dépasser pour l’échelon ${bourse.echelon}`),
              ],
            },
          ]
        : []),
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

const direDuree = ({ du, au, jours }: { du: Jour; au: Jour; jours: number }, annuel: Centimes): string =>
  `Ce droit va du ${ecrireJour(du)} au ${ecrireJour(au)}, jour compris : il ne couvre pas toute l’année scolaire. Il est compté par jours : ${jours} jours sur 300, quand une année entière vaut ${ecrireMontant(annuel)}. Rien n’est dû hors de ces dates.`;

export function refus(donnees: De<'refus'>): Corps {
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

export function irrecevabilite(donnees: De<'irrecevabilite'>): Corps {
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

export function refusHorsDelai(donnees: De<'refus_hors_delai'>): Corps {
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
