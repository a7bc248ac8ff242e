import { Chronologie } from '#components/chronologie.tsx';
import { LIBELLES_ROLES, type Role } from '#lib/droit/competence.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { type Etat, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { nomDePiece } from './piece-montree.tsx';
import type { PropsDOnglet } from './vue.ts';

type LigneDuJournal = PropsDOnglet['consultation']['journal'][number];

/** The journal in words, the last act first. */
export function OngletHistorique({ consultation: { journal } }: PropsDOnglet) {
  return (
    <Chronologie
      etapes={journal.map((inscrite) => ({
        cle: String(inscrite.rang),
        titre: ligne(inscrite.acte as Acte).accompli,
        date: `${ecrireJour(jourDe(inscrite.jour))}, par ${inscrite.auteurNom}, ${LIBELLES_ROLES[inscrite.role as Role]}`,
        detail: <Detail ligne={inscrite} />,
        moment: 'passe',
      }))}
    />
  );
}

function Detail({ ligne: { deEtat, versEtat, contenu } }: { ligne: LigneDuJournal }) {
  const precisions = direContenu(contenu as Record<string, unknown>);
  return (
    <>
      <p>
        {deEtat === versEtat
          ? `Le dossier reste « ${LIBELLES_ETATS[versEtat as Etat]} ».`
          : `Le dossier passe de « ${LIBELLES_ETATS[deEtat as Etat]} » à « ${LIBELLES_ETATS[versEtat as Etat]} ».`}
      </p>
      {precisions.map((precision) => (
        <p key={precision}>{precision}</p>
      ))}
    </>
  );
}

function direContenu({
  motivation,
  pieces,
  code,
  fichiers,
  echelon,
  recuLe,
  preuve,
  horsDelai,
  avant,
  apres,
  demandeurRenomme,
}: Record<string, unknown>) {
  const combien = Number(fichiers);
  return [
    ...(Array.isArray(pieces)
      ? [`Pièces : ${pieces.map((piece) => nomDePiece(String(piece))).join(' ; ')}.`]
      : []),
    ...(typeof code === 'string'
      ? [
          `${nomDePiece(code)}${combien > 0 ? `, ${combien} fichier${combien > 1 ? 's' : ''}` : ', sur papier'}.`,
        ]
      : []),
    ...(typeof echelon === 'number' ? [`Échelon ${echelon}.`] : []),
    ...(typeof recuLe === 'string' ? [`Reçu le ${ecrireJour(jour(recuLe))}.`] : []),
    ...direReceptions(avant, apres),
    ...direNoms(demandeurRenomme),
    ...(typeof preuve === 'string' ? [`Preuve : ${preuve}.`] : []),
    ...(horsDelai === true ? ['Déposée après la clôture de la campagne.'] : []),
    ...(typeof motivation === 'string' ? [`Motivation : ${motivation}`] : []),
  ];
}

/** The reception as it was recorded and as it is since. */
function direReceptions(avant: unknown, apres: unknown): string[] {
  const dire = (reception: unknown): string => {
    const { recuLe, cachetPostalLe } = (reception ?? {}) as Record<string, unknown>;
    const cachet =
      typeof cachetPostalLe === 'string' ? `, cachet du ${ecrireJour(jour(cachetPostalLe))}` : '';
    return `${ecrireJour(jour(String(recuLe)))}${cachet}`;
  };
  return avant && apres ? [`Avant : reçu le ${dire(avant)}.`, `Après : reçu le ${dire(apres)}.`] : [];
}

/** The name of the demandeur as it was known, and as the reception corrected it. */
function direNoms(renomme: unknown): string[] {
  const { avant, apres } = (renomme ?? {}) as Record<string, unknown>;
  return typeof avant === 'string' ? [`Nom du demandeur : ${avant}, corrigé en ${apres}.`] : [];
}
