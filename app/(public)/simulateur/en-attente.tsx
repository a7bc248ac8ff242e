import type { Campagne } from '#lib/droit/calendrier/campagne.ts';
import { direOuEnEstLaCampagne } from '#lib/droit/calendrier/dire-campagne.ts';
import type { Jour } from '#lib/droit/date.ts';

/** Where the estimate will stand: what it will say, and where the campaign is today. */
export function EnAttente({ campagne, jour }: { campagne: Campagne | null; jour: Jour }) {
  return (
    <aside className="simulateur__resultats simulateur__attente" aria-label="Votre estimation">
      <p>
        <strong>Votre estimation s’affichera ici</strong> : le montant, l’échelon et ce qui le changerait, les
        primes possibles, et comment demander la bourse.
      </p>
      {campagne ? <p>{direOuEnEstLaCampagne(campagne, jour)}</p> : null}
    </aside>
  );
}
