import { Badge } from '#components/badge.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { Composante } from '#lib/droit/argent/montants.ts';
import type { Prime } from '#lib/droit/argent/primes.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { direAvecPrimes } from '#lib/droit/rectification/difference.ts';
import type { LigneDeRectification } from '#lib/rectification/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

/** The errors that the family says of its demande, and what followed. The last first. */
export function Rectifications({ dossier }: { dossier: Pick<DossierEntier, 'rectifications'> }) {
  return dossier.rectifications
    .toReversed()
    .map((rectification) => <UneRectification key={rectification.id} rectification={rectification} />);
}

const leJour = (date: Date): string => ecrireJour(jourDe(date));

function UneRectification({ rectification }: { rectification: LigneDeRectification }) {
  const { expose, origine, canal, annonceeLe, auteurNom, issue, motivation, bonneFoi, premiereFois } =
    rectification;
  return (
    <Fiche titre="Erreur signalée par la famille">
      <Donnee nom="État">
        <Suite rectification={rectification} />
      </Donnee>
      <Donnee nom="Ce que dit la famille">{expose}</Donnee>
      <Donnee nom="Signalée le">
        {`${leJour(annonceeLe)}, ${canal === 'en_ligne' ? 'en ligne' : `par ${auteurNom}`}${origine === 'controle' ? ', après une question du service' : ''}`}
      </Donnee>
      {issue === 'rectifiee' ? (
        <>
          <Donnee nom="Ce qui change">{difference(rectification)}</Donnee>
          <Donnee nom="Bonne foi">{bonneFoi ? 'oui' : 'non'}</Donnee>
          <Donnee nom="Première erreur de cette personne">{premiereFois ? 'oui' : 'non'}</Donnee>
        </>
      ) : null}
      <Donnee nom="Ce qui est constaté">{motivation}</Donnee>
    </Fiche>
  );
}

const primesDe = (composantes: readonly Composante[]): Prime[] =>
  composantes.flatMap((composante) => (composante === 'bourse' ? [] : [composante]));

const dire = (echelon: number | null, annuel: number | null, composantes: readonly Composante[]): string =>
  echelon === null
    ? 'aucun échelon'
    : direAvecPrimes({ echelon, annuel: centimes(annuel ?? 0), primes: primesDe(composantes) });

const difference = (lue: LigneDeRectification): string =>
  `Avant : ${dire(lue.echelonAvant, lue.annuelAvant, lue.primesAvant)}. Après : ${dire(lue.echelonApres, lue.annuelApres, lue.primesApres)}.`;

function Suite({ rectification: { issue, concluLe, modifieId } }: { rectification: LigneDeRectification }) {
  if (issue === null || !concluLe)
    return (
      <Badge ton="attention" icone="fr-icon-time-line">
        à examiner
      </Badge>
    );
  const rectifiee = modifieId ? 'demande rectifiée, la décision est à reprendre' : 'demande rectifiée';
  return (
    <Badge ton="succes" icone="fr-icon-check-line">
      {`${issue === 'rectifiee' ? rectifiee : 'rien n’est changé'}, le ${leJour(concluLe)}`}
    </Badge>
  );
}
