/** The one field of an état civil that a person is asked for, and the mail that asks it. */
import type { ContenuCourriel } from '../courrier/courriel.ts';
import { typographier } from '../courrier/typographie.ts';

export const CHAMPS_DEMANDES = {
  nom: 'votre nom de famille de naissance',
  nomUsage: 'votre nom d’usage',
  prenoms: 'vos prénoms',
  sexe: 'votre sexe à l’état civil',
  naissance: 'votre date de naissance',
  lieu: 'votre lieu de naissance',
} as const;
export type ChampDemande = keyof typeof CHAMPS_DEMANDES;

/** A field as an agent names it: "Date de naissance". */
export const libelleDuChamp = (champ: ChampDemande): string =>
  CHAMPS_DEMANDES[champ].replace(/^(votre|vos) (\p{L})/u, (_, __, lettre: string) => lettre.toUpperCase());

/** What a family reads, on paper or on a screen; neither the pupil nor the état civil is named. */
export const demandeDuChamp = (champ: ChampDemande, limite: string): string[] => [
  'Vous avez accepté que votre droit à la bourse soit étudié automatiquement. L’administration fiscale ne reconnaît pas l’état civil que vous avez donné : une seule chose est à vérifier.',
  `Nous vous demandons ${CHAMPS_DEMANDES[champ]}, comme sur votre acte de naissance. Répondez avant la fin du ${limite}, à l’adresse et avec le code ci-dessous. Rien d’autre ne vous est demandé.`,
  'Sans réponse, votre droit ne peut pas être étudié automatiquement ; vous pouvez aussi vous adresser à l’établissement.',
];

/** The mail that asks for one field, with its link and its code. */
export const composerQuestion = ({
  champ,
  limite,
  code,
  adresse,
}: {
  champ: ChampDemande;
  /** Last day of the link, as it is written. */
  limite: string;
  code: string;
  adresse: string;
}): ContenuCourriel => ({
  ...typographier({
    sujet: 'Bourse : une précision sur votre état civil',
    paragraphes: [
      'Bonjour,',
      ...demandeDuChamp(champ, limite),
      `Votre code : ${code}`,
      'Ce message est envoyé par une application : n’y répondez pas.',
    ],
  }),
  lien: { texte: 'Répondre', adresse },
});
