/** Rules of the changes of the family, and of a loss of income (C. III.C.1.a). */
import { ecrireJour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { ecrireEuros } from '../montant.ts';
import { definirRegles, type Ligne } from '../regle.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const CHANGEMENT = 'III.C.1.a. Changement de situation familiale pris en compte durant la campagne';

const en = (l: Ligne, cle: string): string => ecrireEuros(Number(l.valeurs[cle]));
const le = (l: Ligne, cle: string): string => ecrireJour(jour(String(l.valeurs[cle])));

const CHANGEMENTS: Readonly<Record<string, string>> = {
  deces: 'le décès d’un parent',
  divorce_ou_separation: 'le divorce ou la séparation',
  residence_exclusive: 'le changement de résidence exclusive de l’enfant',
};
const changement = (l: Ligne): string => CHANGEMENTS[String(l.valeurs.genre)] ?? 'le changement';

export const REGLES_CHANGEMENT = definirRegles({
  ressources_perte_de_revenus: {
    opposee: true,
    ...commun,
    source: {
      article: 'C. III.C.1.a',
      titre: `${CHANGEMENT}, point d’attention`,
      dit: 'les revenus de l’année en cours ne comptent pas ; une baisse récente relève des fonds sociaux',
    },
    dire: () =>
      'Une baisse de revenus de l’année en cours ne peut pas être prise en compte pour la bourse ; la famille peut demander une aide des fonds sociaux à l’établissement.',
  },
  ressources_changement: {
    opposee: true,
    ...commun,
    source: {
      article: 'C. III.C.1.a, III.D.1',
      titre: CHANGEMENT,
      dit: 'décès, divorce ou séparation attestée, résidence exclusive modifiée : le revenu du seul demandeur est isolé dans l’avis commun',
    },
    dire: (l) => {
      if (l.issue === 'manque') return `Il manque ${l.valeurs.libelle}.`;
      if (l.issue === 'ecartee')
        return 'Ce changement n’est ni un décès, ni un divorce ou une séparation, ni un changement de résidence exclusive : il n’est pas pris en compte.';
      return `À la suite d’un changement de situation (${changement(l)}), le revenu du seul demandeur est isolé : ${en(l, 'rfr')}.`;
    },
  },
  ressources_avis_propre: {
    ...commun,
    source: {
      article: 'C. III.C.1.a, III.D.1',
      titre: CHANGEMENT,
      dit: 'le revenu du seul demandeur compte : son avis propre le donne, sans rien isoler',
    },
    dire: (l) =>
      `Après le changement de situation (${changement(l)}), l’avis fourni est celui du seul demandeur : il est pris tel qu’imprimé, sans rien isoler.`,
  },
  ressources_second_avis: {
    ...commun,
    source: {
      article: 'C. III.C, III.C.1.a',
      titre: CHANGEMENT,
      dit: 'le revenu de toute l’année de référence compte : un décès dans l’année la partage entre un avis commun et un avis du seul survivant',
    },
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `Le décès partage l’année en deux avis : la part du demandeur dans l’avis commun et son second avis s’ajoutent, ${en(l, 'isole')} + ${en(l, 'second')} = ${en(l, 'total')}.`,
  },
  ressources_changement_periode: {
    opposee: true,
    ...commun,
    source: {
      article: 'C. III.C.1.a',
      titre: CHANGEMENT,
      dit: 'le changement doit être survenu depuis l’année de référence et avant la clôture, et être signalé au plus tard ce jour-là',
    },
    dire: (l) =>
      l.valeurs.tardif === true
        ? `Le changement, survenu le ${le(l, 'survenuLe')} et signalé le ${le(l, 'signaleLe')}, est postérieur à la clôture de la campagne (${le(l, 'cloture')}) : il ne compte pas pour cette année scolaire.`
        : `Le changement, survenu le ${le(l, 'survenuLe')}, est antérieur à l’année de référence : l’avis d’impôt en tient déjà compte.`,
  },
  ressources_changement_demande_tardive: {
    ...commun,
    source: {
      article: 'C. III.C.1.b, III.D.1',
      titre: CHANGEMENT,
      dit: 'une demande qui vient de droit après la clôture est jugée sur la nouvelle situation de qui la dépose',
    },
    dire: (l) =>
      `Le changement du ${le(l, 'survenuLe')} suit la clôture (${le(l, 'cloture')}), mais la demande vient elle-même après elle : il est pris en compte, et un agent vérifie.`,
  },
});

export type IdChangement = keyof typeof REGLES_CHANGEMENT;

/** Flag of the dossiers in which an agent isolated one person's income by hand. */
export const DRAPEAU_REVENU_ISOLE = 'revenu_isole';

/** Flag of the demandes filed after the closing that report a change as late as they are. */
export const DRAPEAU_CHANGEMENT_TARDIF = 'changement_apres_la_cloture';

export const LECTURES_CHANGEMENT: readonly Lecture[] = [
  {
    id: 'ressources_revenu_isole',
    article: 'C. III.C.1.a',
    doute: 'La circulaire demande d’isoler un revenu dans un avis commun sans dire comment.',
    lecture:
      'Un agent saisit le revenu isolé et les enfants restés à charge, avec une motivation ; le dossier est signalé.',
    autre: 'Partager l’avis commun en deux, ou recalculer un revenu fiscal de référence.',
    raison: 'Aucun texte ne donne de formule ; la décision doit être motivée et revue par une personne.',
    regles: ['ressources_changement'],
    drapeau: DRAPEAU_REVENU_ISOLE,
  },
  {
    id: 'ressources_changement_anterieur',
    article: 'C. III.C.1.a',
    doute: 'La circulaire parle de la fin de l’année N-1 et de l’année en cours, sans fixer de premier jour.',
    lecture: 'Le changement compte s’il est survenu depuis le 1er janvier de l’année de référence.',
    autre: 'N’admettre que les derniers mois de l’année de référence.',
    raison:
      'Aucun texte ne ferme le droit plus tôt ; l’administration fiscale sépare déjà les avis de l’année d’une séparation, et il n’y a alors rien à isoler.',
    regles: ['ressources_changement_periode'],
  },
  {
    id: 'ressources_changement_demande_tardive',
    article: 'C. III.C.1, III.C.1.b, III.D.1',
    doute:
      'Le changement doit être signalé avant la clôture ; mais certaines demandes viennent de droit après elle (nouvelle personne en charge, MLDS, retour en formation, protection temporaire).',
    lecture:
      'Pour une demande déposée après la clôture, le changement compte s’il est survenu et signalé au plus tard le jour de cette demande ; le dossier est signalé.',
    autre: 'Opposer la clôture : les revenus de l’ancien conjoint sont alors comptés.',
    raison:
      'La règle vise une demande déjà déposée ; III.D.1 retient les seuls revenus du demandeur selon sa nouvelle situation.',
    regles: ['ressources_changement_demande_tardive'],
    drapeau: DRAPEAU_CHANGEMENT_TARDIF,
  },
  {
    id: 'ressources_deux_avis_d_une_annee',
    article: 'C. III.C.1.a',
    doute:
      'Mariage, décès ou séparation dans l’année de l’avis : une même personne peut avoir deux avis de cette année.',
    lecture:
      'Séparation : son propre avis de l’année, sans rien isoler. Décès : sa part de l’avis commun, isolée par un agent qui la motive, et son second avis, ensemble ; les enfants sont ceux qui restent à sa charge, comptés une fois. Mariage avec deux avis : comme des époux taxés séparément.',
    autre: 'Ne prendre que le dernier avis reçu.',
    raison: 'Le revenu d’une année entière compte, celui de l’autre personne ne compte plus.',
    regles: ['ressources_avis_propre', 'ressources_second_avis', 'ressources_epoux_deux_avis'],
  },
];
