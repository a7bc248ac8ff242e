import type { ReactNode } from 'react';
import { Motifs } from '#components/motifs.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { direBourse } from '#lib/decision/faits.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { masquerMotifs } from '#lib/droit/masque.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

type Genre = 'droit' | 'sans_droit' | 'incalculable' | 'humain' | 'vide';

interface Resultat {
  genre: Genre;
  titre: string;
  detail: ReactNode;
}

/** What the dossier answers today, in a title and what explains it: the decision in force, else the computation. */
export function resultatDe(consultation: Consultation): Resultat {
  const decision = decisionEnVigueur(consultation.dossier);
  return decision ? decidee(consultation, decision) : resultatDuCalcul(consultation);
}

function decidee(
  { dossier, trace, revenusMontres }: Consultation,
  decision: Consultation['dossier']['decisions'][number],
) {
  const { genre, motifs: stockes, decideeLe } = decision;
  const le = `Décidée le ${ecrireJour(jourDe(decideeLe))}.`;
  const bourse = direBourse(dossier, decision);
  if (bourse)
    return {
      genre: 'droit' as const,
      titre: `Bourse attribuée : ${bourse}`,
      detail: <p>{le}</p>,
    };
  const motifs = lireMotifs(stockes);
  return {
    genre: 'sans_droit' as const,
    titre: LIBELLES_DECISIONS[genre],
    detail: (
      <>
        <Motifs motifs={revenusMontres ? motifs : masquerMotifs(motifs, trace)} />
        <p>{le}</p>
      </>
    ),
  };
}

/** What the computation answers today, whatever was decided before: what an act of decision would give. */
export function resultatDuCalcul({ dossier, examen, trace, revenusMontres }: Consultation): Resultat {
  switch (examen?.genre) {
    case 'droit':
      return {
        genre: 'droit' as const,
        titre: `Échelon ${examen.droit.echelon} : ${direMontant(examen.droit.annuel, examen.droit.verse)}`,
        detail: <Droit droit={examen.droit} />,
      };
    case 'sans_droit': {
      const motifs = redigerMotifs([examen.motif, ...examen.autres], typeBourseDuDossier(dossier));
      return {
        genre: 'sans_droit' as const,
        titre: 'Le calcul ne donne pas droit à une bourse',
        detail: <Motifs motifs={revenusMontres ? motifs : masquerMotifs(motifs, trace)} />,
      };
    }
    case 'incalculable':
      return {
        genre: 'incalculable' as const,
        titre: 'Le calcul n’est pas possible : des données manquent',
        detail: <Liste phrases={examen.manques.map(({ libelle }) => libelle)} />,
      };
    case 'humain':
      return {
        genre: 'humain' as const,
        titre: 'La loi laisse ce dossier à l’appréciation d’une personne',
        detail: <Liste phrases={examen.questions.map(({ question }) => question)} />,
      };
    default:
      return {
        genre: 'vide' as const,
        titre: 'Rien n’est encore calculé',
        detail: <p>Le calcul commence quand la demande est enregistrée.</p>,
      };
  }
}

function Droit({ droit: { verse, trimestres } }: { droit: DroitExamine }) {
  return (
    <p>
      {verse && !verse.entier
        ? `Soit ${verse.trimestres.map(ecrireMontant).join(', ')} aux trois trimestres.`
        : `Soit ${ecrireMontant(trimestres[0])} par trimestre.`}{' '}
      Rien n’est décidé tant que personne n’a signé.
    </p>
  );
}

function Liste({ phrases }: { phrases: readonly string[] }) {
  return (
    <ul>
      {phrases.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  );
}
