'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampDate, ChampLong } from '#components/champs/texte.tsx';
import { annoncerLeChangement } from '#lib/instruction/actions.ts';

/** Tells every body at once what changes: a datum, a condition of use, a text. */
export const AnnoncerUnChangement = () => (
  <section>
    <h2 className="fr-h4 fr-mt-4w">Annoncer un changement à tous</h2>
    <p>
      Chaque demande en instruction ou accordée le garde dans son historique, et la personne qui la suit le
      reçoit par courriel.
    </p>
    <Formulaire
      acte={annoncerLeChangement}
      prefixe="annonce"
      boutons={[{ libelle: 'Annoncer ce changement' }]}
    >
      {(champ) => (
        <>
          <ChampLong {...champ('message')} libelle="Ce qui change" />
          <ChampDate {...champ('aCompterDu')} libelle="À compter du" />
        </>
      )}
    </Formulaire>
  </section>
);
