import { CE_QU_ARRETE_UNE_LIMITATION, DROITS_SUR_LES_DONNEES } from '#lib/droit/conservation/exercice.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { direEtat, direSuite, type ExerciceVu, etatDExercice } from '#lib/exercice/faits.ts';
import { DemanderUnDroit } from './formulaire.tsx';

interface Props {
  exercices: readonly ExerciceVu[];
  numeros: readonly { numero: string; prenom: string }[];
  jour: Jour;
}

/** What a person may ask about its data, what it asked, and where each request stands. */
export function MesDroits({ exercices, numeros, jour }: Props) {
  return (
    <section aria-labelledby="droits">
      <h2 className="fr-h4" id="droits">
        Vos droits sur ces données
      </h2>
      {exercices.map((vu) => (
        <article key={vu.id} className="partie">
          <h3 className="fr-h6">
            {DROITS_SUR_LES_DONNEES[vu.droit].libelle}, demandé le {ecrireJour(vu.recueLe)}
          </h3>
          <p>{vu.precisions}</p>
          <p>
            <strong>{capitale(direEtat(etatDExercice(vu, jour)))}.</strong>
          </p>
          {vu.suites.map((suite) => (
            <p key={suite.id}>
              {direSuite(suite)}. {suite.motif}
            </p>
          ))}
          {etatDExercice(vu, jour).limitee ? (
            <p>{`Tant que vos données sont limitées, s’arrêtent ${CE_QU_ARRETE_UNE_LIMITATION}`}</p>
          ) : null}
        </article>
      ))}
      <details className="pli">
        <summary>Demander au délégué à la protection des données</summary>
        <DemanderUnDroit numeros={numeros} />
      </details>
    </section>
  );
}
