'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampDate } from '#components/champs/texte.tsx';
import { reglerHorloge, rendreLeJour } from '#lib/demonstration/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** The day of the demonstration. `jour`: today for the application, as it is typed. */
export function Horloge({ regle, jour }: { regle: boolean; jour: string }) {
  const [etat, regler] = useActionState(reglerHorloge, VIERGE);
  const saisi = etat.statut === 'refuse' ? etat.saisie.jour : jour;
  return (
    <section aria-labelledby="horloge" className="horloge">
      <h2 id="horloge" className="fr-h5">
        Jour de la démonstration
      </h2>
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <p>
        Toute l’application lit le jour ici : délais, campagne, affectations, délégations. Les heures du
        journal restent les vraies.
      </p>
      <form action={regler}>
        <ChampDate
          nom="jour"
          libelle="Nouveau jour"
          defaultValue={saisi}
          key={saisi}
          erreur={etat.statut === 'refuse' ? (etat.champs.jour ?? etat.message) : undefined}
          autoComplete="off"
        />
        <button type="submit" className="fr-btn">
          Régler le jour
        </button>
      </form>
      {regle ? (
        <form action={rendreLeJour}>
          <button type="submit" className="fr-btn fr-btn--secondary">
            Revenir au jour réel
          </button>
        </form>
      ) : null}
    </section>
  );
}
