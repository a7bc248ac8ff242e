/** What the étude automatique reads of the tax figures, and where it stops (C. II.B.1, III.A, III.C). */
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';

const commun = { enVigueur: { du: '2024-04-04' }, verifieeLe: '2026-11-26' };

export const REGLES_ETUDE = definirRegles({
  'etude.chiffres': {
    ...commun,
    source: {
      article: 'C. II.B.1, III.C',
      titre: 'La procédure d’étude automatique du droit à bourse ; Ressources à prendre en compte',
      dit: 'Les revenus de l’année de référence sont récupérés auprès de l’administration fiscale, tels qu’ils figurent sur l’avis.',
    },
    dire: phrases({
      sujet: 'Revenus récupérés auprès de l’administration fiscale',
      ouvre: (v) =>
        v.qui === 'concubin'
          ? `Les revenus de ${v.annee} de la personne avec qui vit le demandeur viennent de l’administration fiscale.`
          : `Les revenus de ${v.annee} du demandeur viennent de l’administration fiscale.`,
    }),
  },
  'etude.charge': {
    ...commun,
    source: {
      article: 'C. III.A',
      titre: 'La situation du demandeur',
      dit: 'Une attestation de la CAF ou de la MSA est demandée si les données récupérées ne suffisent pas à établir la charge de l’élève.',
    },
    dire: phrases({
      sujet: 'Charge de l’élève',
      ouvre: (v) =>
        `L’avis d’impôt du demandeur compte assez d’enfants (${v.enfants}) pour chaque élève dont il demande l’étude (${v.eleves}) : la charge est établie.`,
    }),
  },
});

export const LECTURES_ETUDE: readonly Lecture[] = [
  {
    id: 'etude.charge_par_les_cases',
    article: 'C. III.A',
    doute:
      'L’administration fiscale donne un nombre d’enfants, jamais leurs noms : quand les données « suffisent-elles à établir la charge » de cet élève ?',
    lecture:
      'Quand l’avis du demandeur compte au moins autant d’enfants qu’il y a d’élèves dont il demande l’étude. Sinon l’attestation de la CAF ou de la MSA est demandée, pour chacun d’eux, et rien n’est refusé.',
    autre: 'Un seul enfant suffit pour tous ; ou demander l’attestation à toutes les familles.',
    raison:
      'Un avis qui compte moins d’enfants ne peut les nommer tous, et ne dit pas lequel manque ; en demander plus à toutes viderait l’étude de son objet.',
    regles: ['etude.charge'],
  },
  {
    id: 'etude.conjoint_sans_avis',
    article: 'C. II.B.1, III.A',
    doute:
      'Le demandeur n’a dit aucun concubin, et l’administration fiscale le dit marié ou pacsé, imposé seul ; ou il en a dit un, et son avis porte deux déclarants.',
    lecture:
      'Rien n’est calculé : une personne regarde le dossier. L’avis commun sans concubin est celui d’un couple marié ou pacsé.',
    autre: 'S’en tenir à ce que la famille a dit, ou à ce que dit l’avis.',
    raison: 'Les deux réponses ne décrivent pas le même ménage, et chacune change les revenus qui comptent.',
    regles: ['etude.chiffres'],
  },
  {
    id: 'etude.fiche_contredite',
    article: 'C. II.B.1',
    doute:
      'L’avis trouvé est à un autre nom, ou l’administration fiscale refuse l’état civil envoyé : est-ce un dossier incomplet ?',
    lecture:
      'Non : une personne vérifie d’abord la fiche. L’avis n’est demandé à la famille que pour un état civil ambigu ou inconnu, un dossier protégé, ou une année sans chiffres.',
    autre: 'Demander l’avis d’impôt dans tous les cas.',
    raison: 'Une faute de frappe se corrige sans la famille, et la corriger rend l’étude possible.',
    regles: ['etude.chiffres'],
  },
  {
    id: 'etude.restes',
    article: 'C. II.B.1, III.C',
    doute:
      'Que devient un consentement dont l’étude n’a pas trouvé les revenus, quand personne ne corrige la fiche et que la source reste muette ?',
    lecture:
      'Le service demande l’avis d’impôt à la famille, ou remet le dossier à une personne ; à la date qu’il a fixée, tout ce qui reste devient un dossier ordinaire, rempli de ce qui est connu. Deux cas attendent encore la famille : le concubin qui n’a pas donné son accord, et deux personnes qui ont consenti pour le même élève.',
    autre:
      'Renvoyer la famille à une demande en ligne ou sur papier, ou ouvrir un dossier dans tous les cas.',
    raison:
      'Qui a consenti a fait sa démarche : rien ne lui est redemandé que ce qui manque. Mais sans l’accord du concubin la demande « ne pourra pas être instruite », et un élève n’a qu’une demande.',
    regles: ['etude.chiffres'],
  },
];
