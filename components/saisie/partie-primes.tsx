import type { Valeurs } from '#lib/demande/schema.ts';
import { QUESTIONS_DES_PRIMES } from '#lib/droit/questions/primes.ts';
import type { ContexteDeSaisie } from './contexte.ts';
import type { Champ } from './partie.tsx';
import { ChampDeFait } from './questions.tsx';

/** What the primes of the lycée depend on (C. IV.C): closed while nothing is known, Enter passes over it. */
export function PrimesDuLycee({
  champ,
  valeurs,
  contexte,
}: {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
}) {
  const dits = Object.keys(valeurs).some((nom) => nom.startsWith('eleve.primes.') && valeurs[nom]);
  const { libelleMef } = contexte.classe;
  return (
    <details className="saisie__particularites" open={dits || undefined}>
      <summary>Primes du lycée : mérite, équipement, reprise d’études</summary>
      {libelleMef ? <p>Classe : {libelleMef}</p> : null}
      <div className="saisie__rangee">
        {Object.entries(QUESTIONS_DES_PRIMES).map(([nom, question]) => (
          <ChampDeFait key={nom} nom={nom} question={question} champ={champ} />
        ))}
      </div>
    </details>
  );
}
