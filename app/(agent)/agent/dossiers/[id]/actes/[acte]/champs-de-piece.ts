import { NATURES_DE_L_AVIS } from '#components/libelles.ts';
import { codesAttendus, codesAVerifier, codesChoisis } from '#lib/consultation/faits.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { Choisi } from '#lib/consultation/schema.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { minuscule } from '#lib/droit/phrase.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import { LIBELLES_VERDICTS, motifsDe, VERDICTS_DE_RENVOI } from '#lib/droit/verdicts-des-pieces.ts';
import { champDePiece } from '#lib/piece/schema.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';
import type { Case, Champ, Option } from './champs.ts';

const nommer = (code: string): string => (estCodePiece(code) ? PIECES[code].libelle : code);

/** The law's list: what this situation asks for first, with the reason, then the rest, folded. */
export function champsDemandeDePieces(consultation: Consultation, choisi: Choisi): Champ[] {
  const { requises, pieces } = consultation;
  const codes = codesChoisis(consultation, choisi);
  const recue = new Set(pieces.filter(({ recueLe }) => recueLe).map(({ code }) => code));
  const caseDe = (code: string, indice: string): Case => ({
    nom: champDePiece(code),
    libelle: nommer(code),
    indice: recue.has(code)
      ? `Déjà reçue : la demander de nouveau si elle est illisible ou périmée. ${indice}`
      : indice,
    cochee: codes.includes(code),
  });
  const attendus = requises.map(({ code, pourquoi, article }) => caseDe(code, `${pourquoi} (${article})`));
  const autres = Object.entries(PIECES)
    .filter(([code]) => !requises.some((requise) => requise.code === code))
    .map(([code, { explication, article }]) => caseDe(code, `${explication} (${article})`));
  return [
    { sorte: 'cases', nom: 'attendues', libelle: 'Pièces que la situation appelle', options: attendus },
    {
      sorte: 'cases',
      nom: 'autres',
      libelle: 'Autres pièces de la liste',
      options: autres,
      replie: !autres.some(({ cochee }) => cochee),
    },
    {
      sorte: 'long',
      nom: 'message',
      libelle: 'Message à la famille',
      indice: 'Quelques mots simples, repris dans le courrier.',
      valeur: choisi.message,
      facultatif: true,
    },
  ];
}

/** One of the pieces received, and the files that show it. */
export function champsDeFichiers({ pieces }: Consultation, choisi: Choisi): Champ[] {
  const options = pieces
    .filter(({ recueLe }) => recueLe)
    .map(({ code, fichiers }): Option => {
      const combien = fichiers.length;
      return {
        valeur: code,
        libelle: nommer(code),
        indice: combien > 0 ? `${combien} fichier${combien > 1 ? 's' : ''} déjà au dossier` : undefined,
      };
    });
  return [
    { sorte: 'choix', nom: 'code', libelle: 'Pièce', options, valeur: choisi.code },
    { sorte: 'fichiers', nom: 'fichiers', libelle: 'Fichiers', indice: INDICE_FICHIERS },
  ];
}

/** One of the pieces to look at; its files open from the tab of pieces. */
export function champsPieceVerifiee(consultation: Consultation, choisi: Choisi): Champ[] {
  const options = codesAVerifier(consultation).map((code) => ({ valeur: code, libelle: nommer(code) }));
  return [
    {
      sorte: 'choix',
      nom: 'code',
      libelle: 'Pièce',
      options,
      valeur: choisi.code ?? options[0]?.valeur,
    },
  ];
}

/** The same, with what the letter tells the family. */
export const champsPieceARenvoyer = (consultation: Consultation, choisi: Choisi): Champ[] => [
  ...champsPieceVerifiee(consultation, choisi),
  {
    sorte: 'choix',
    nom: 'motif',
    libelle: 'Ce qui ne va pas',
    indice: 'Le courrier le dit à la famille, avec la façon de recommencer.',
    options: VERDICTS_DE_RENVOI.flatMap((verdict) =>
      motifsDe(verdict).map(({ motif, libelle }) => ({
        valeur: motif,
        libelle: `${LIBELLES_VERDICTS[verdict]} : ${minuscule(libelle)}`,
      })),
    ),
    valeur: choisi.motif ?? 'illisible',
  },
  {
    sorte: 'long',
    nom: 'message',
    libelle: 'Mot à la famille',
    indice: 'Quelques mots simples, ajoutés au courrier : « la page 2 est cachée par un doigt ».',
    valeur: choisi.message,
    facultatif: true,
  },
];

/** One of the pieces awaited, its day, and its files when it was scanned. */
export function champsReceptionDePiece(consultation: Consultation, choisi: Choisi): Champ[] {
  const { pieces, requises } = consultation;
  const recue = new Set(pieces.filter(({ recueLe }) => recueLe).map(({ code }) => code));
  const attendus = codesAttendus(consultation);
  const rangs = [...attendus, ...requises.map(({ code }) => code), ...Object.keys(PIECES)];
  // Asked for, then called by the situation, then the rest of the list: a piece counts whenever it comes.
  const options = [...new Set(rangs)]
    .filter((code) => !recue.has(code))
    .map((code) => ({ valeur: code, libelle: nommer(code) }));
  return [
    {
      sorte: 'liste',
      nom: 'code',
      libelle: 'Pièce reçue',
      options,
      valeur: choisi.code ?? options[0]?.valeur,
    },
    {
      sorte: 'date',
      nom: 'recueLe',
      libelle: 'Reçue le',
      valeur: ecrireJourCourt(consultation.contexte.faits.jour),
      indice: 'Le jour où elle est arrivée, au format jj/mm/aaaa',
    },
    {
      sorte: 'fichiers',
      nom: 'fichiers',
      libelle: 'Fichiers',
      indice: `${INDICE_FICHIERS}. Rien à joindre si la pièce reste sur papier.`,
      facultatif: true,
    },
  ];
}

/** The three lines of an avis that the law reads. What the form said stays hidden: it is typed again from the avis. */
export function champsReportDAvis({ dossier, demande }: Consultation): Champ[] {
  const annee = String(anneeDesRevenus(rentree(dossier.rentree)));
  const options = [
    { valeur: 'demandeur', libelle: 'du demandeur' },
    ...(aDeuxAvis(demande?.demandeur.situation) ? [{ valeur: 'concubin', libelle: 'du concubin' }] : []),
  ];
  return [
    { sorte: 'choix', nom: 'qui', libelle: 'Avis', options, valeur: 'demandeur' },
    {
      sorte: 'choix',
      nom: 'source',
      libelle: 'Nature de l’avis',
      options: NATURES_DE_L_AVIS,
      valeur: 'avis',
    },
    { sorte: 'nombre', nom: 'annee', libelle: 'Année des revenus', valeur: annee },
    {
      sorte: 'montant',
      nom: 'rfr',
      libelle: 'Revenu fiscal de référence',
      indice: 'Tel qu’il est imprimé, sans rien ajouter ni retrancher',
    },
    {
      sorte: 'texte',
      nom: 'conversion',
      libelle: 'Autre monnaie',
      indice: 'Montant d’origine, monnaie et taux moyen de l’année, si l’avis n’est pas en euros',
      facultatif: true,
    },
    {
      sorte: 'nombre',
      nom: 'enfants',
      libelle: 'Enfants à charge',
      indice: 'Mineurs ou handicapés, et majeurs célibataires comptés sur l’avis',
    },
  ];
}
