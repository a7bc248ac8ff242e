/** What is shown and printed before a consent (annexes 12 and 13; arrêté du 1er septembre 2016). Strings only. */
import { direDuree } from '../delais/dire.ts';
import type { Secteur } from '../situation.ts';

/** Versions of the text, as the register keeps the one that was shown: a text that changes is a new version. */
export const TEXTES_DE_CONSENTEMENT = ['annexe-12-2026', 'annexe-13-2026', 'concubin-2026'] as const;
export type TexteDeConsentement = (typeof TEXTES_DE_CONSENTEMENT)[number];

/** The text of an établissement: annexe 12 is the fiche of the public ones, annexe 13 the form of the privés. */
export const texteDuSecteur = (secteur: Secteur): 'annexe-12-2026' | 'annexe-13-2026' =>
  secteur === 'public' ? 'annexe-12-2026' : 'annexe-13-2026';

export const ACCEPTER = 'Oui, j’accepte l’étude automatique de mon droit à bourse';
export const REFUSER = 'Non, je refuse';
export const VIE_DE_COUPLE =
  'Vivez-vous en couple, sous le même toit, sans être ni marié(e) ni pacsé(e) (concubinage) ?';
export const CERTIFIER = 'Je certifie l’exactitude des informations renseignées ci-dessus';

/** What the étude is, for whom. */
export const PRESENTATION: readonly string[] = [
  'Si vous avez la charge de l’enfant (nourriture, logement, habillement), son droit à bourse peut être étudié à chaque rentrée sans autre démarche : ni demande à déposer, ni avis d’impôt à fournir si vos données fiscales sont trouvées. Vous recevez une réponse au cours du premier trimestre de l’année scolaire ; s’il manque une information, vous êtes contacté.',
  'Les élèves des classes post-bac et les apprentis ne sont pas concernés.',
];

export const EXPLICATION_DU_CONCUBIN =
  'Votre concubin ou concubine paye ses impôts séparément, et sa situation fiscale compte pour l’étude du droit à bourse. Son accord est donc indispensable : sans lui, la demande ne peut pas être instruite.';

/** How long the trace of a call to a source is kept (CRPA R. 114-9-7). */
export const GARDE_DES_ECHANGES = { mois: 36 };

/** How long a link sent to a person without an account opens: ours, no text gives one. */
export const DUREE_DU_LIEN = { jours: 30 };

/** Where what is recorded goes, on what ground, where tax data come from, until when, and where to read more (annexes 1, 12 and 13). */
const OU_VONT_LES_DONNEES =
  'Votre réponse et votre état civil sont enregistrés dans le traitement SIECLE du ministère chargé de l’éducation nationale, pour une mission d’intérêt public (RGPD, article 6.1.e). Les données fiscales viennent de la DGFiP (CRPA, article L. 114-8, II). Rien n’est gardé plus d’un an après la dernière année scolaire de l’élève dans le second degré. En savoir plus : www.education.gouv.fr/siecle.';

/** What is asked of the tax administration, and to whom it goes: told before any call. */
export const NOTICE: readonly string[] = [
  'Avec votre état civil, nous demandons à la direction générale des finances publiques (DGFiP) les données de votre avis d’impôt sur les revenus de l’année qui précède la rentrée : revenu fiscal de référence, nombre d’enfants à charge, noms et date de naissance des déclarants, pour vérifier que c’est bien le vôtre. Rien d’autre n’est demandé, et rien ne l’est avant votre accord.',
  `Ces données servent seulement à étudier le droit à bourse. Elles sont lues par les personnes qui instruisent votre dossier, et la trace de chaque échange est gardée ${direDuree(GARDE_DES_ECHANGES)}, sans son contenu.`,
  'Assurez-vous de l’accord des autres personnes dont vous donnez les coordonnées, et informez-les de ce qui en est fait.',
  'Votre accord vaut à chaque rentrée, tant que l’élève reste dans l’académie. Vous pouvez le retirer à tout moment : ce qui n’est pas encore décidé s’arrête. Vous avez un droit d’accès et de rectification auprès de l’établissement ; questions : dpd@education.gouv.fr.',
  OU_VONT_LES_DONNEES,
];

/** The same for a concubin, who answers alone. */
export const NOTICE_DU_CONCUBIN: readonly string[] = [
  'La personne avec qui vous vivez demande que le droit à bourse d’un enfant soit étudié automatiquement. Vos ressources comptent dans ce calcul : avec votre accord et votre état civil, nous demandons à la direction générale des finances publiques (DGFiP) votre revenu fiscal de référence, le nombre d’enfants à votre charge, vos noms et votre date de naissance. Rien d’autre n’est demandé, et rien ne l’est avant votre accord.',
  'Ce que vous écrivez ici n’est jamais montré à la personne qui demande la bourse : elle sait seulement si vous avez répondu, et si vous êtes d’accord. Les agents qui instruisent le dossier le lisent.',
  'Sans votre accord, le droit à bourse ne peut pas être étudié automatiquement ; la famille peut demander la bourse sur papier, avec vos deux avis d’impôt. Vous pouvez répondre de nouveau par ce lien tant qu’il sert, puis auprès de l’établissement.',
  OU_VONT_LES_DONNEES,
];

export const EFFET_DU_RETRAIT =
  'Si vous retirez votre accord, le droit à bourse n’est plus étudié automatiquement : une étude qui n’est pas encore décidée s’arrête, et rien n’est demandé à l’administration fiscale. Une bourse déjà attribuée reste due. Vous pourrez demander la bourse par le formulaire papier, ou en ligne dans un établissement public, avec votre avis d’impôt, jusqu’à la clôture de la campagne.';
