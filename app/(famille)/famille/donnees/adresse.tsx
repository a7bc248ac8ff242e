'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { changerMonAdresse } from '#lib/courriel/actions.ts';

interface Props {
  courriel: string | null;
  /** Since when it refuses mails, as one says it; null while it takes them. */
  refusee: string | null;
  /** Other addresses of the same person. */
  autres: readonly string[];
}

/** Where the person is written to: changed at any time, and the ways out while its address refuses mails. */
export function MonAdresse({ courriel, refusee, autres }: Props) {
  return (
    <section aria-labelledby="adresse">
      <h2 className="fr-h4" id="adresse">
        Mon adresse de courriel
      </h2>
      <p>
        {courriel
          ? `Nous vous écrivons à ${courriel}.`
          : 'Nous n’avons aucune adresse de courriel : vos courriers partent sur papier.'}
        {refusee ? (
          <>
            {' '}
            <strong>{`Cette adresse refuse nos courriels ${refusee}`}</strong> : rien n’y est plus envoyé. Dès
            qu’une adresse marche, ce qui attend y part.
          </>
        ) : null}
      </p>
      <Formulaire
        acte={changerMonAdresse}
        prefixe="adresse"
        boutons={[
          { libelle: 'M’écrire à cette adresse' },
          ...autres.map((autre) => ({ libelle: `M’écrire à ${autre}`, name: 'proposee', value: autre })),
          ...(refusee && courriel
            ? [{ libelle: 'Mon adresse marche de nouveau', name: 'proposee', value: courriel }]
            : []),
        ]}
      >
        {(champ) => (
          <ChampTexte
            {...champ('courriel')}
            libelle="Nouvelle adresse"
            indice="Par exemple nom@exemple.fr"
            type="email"
            inputMode="email"
            autoComplete="email"
          />
        )}
      </Formulaire>
    </section>
  );
}
