'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { ChampNombre } from '#components/champs/texte.tsx';
import { RISQUES } from '#lib/droit/relecture-risques.ts';
import { regler } from '#lib/relecture/actions.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

/** What an académie asks to be read twice: proposed, then confirmed by another administrateur. */
export function FormulaireReglage({
  initiale,
  cible,
}: {
  initiale: Readonly<Record<string, string>>;
  cible: { academie: string; version: number | '' };
}) {
  return (
    <Formulaire
      acte={regler}
      prefixe={`relecture-${cible.academie}`}
      caches={cible}
      initiale={initiale}
      boutons={[{ libelle: 'Proposer ce réglage' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampNombre
            {...champ('premieres')}
            libelle="Premières décisions de chaque signataire"
            indice="Combien sont toutes relues ; 0 pour aucune"
          />
          <ChampNombre {...champ('part')} libelle="Puis, sur cent décisions" indice="De 0 à 100" />
          <fieldset className="fr-fieldset">
            <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
              Et celles qui montrent un risque
            </legend>
            {Object.entries(RISQUES).map(([risque, { libelle }]) => (
              <div key={risque} className="fr-fieldset__element">
                <ChampCase
                  nom={risque}
                  id={champ(risque).id}
                  libelle={libelle.charAt(0).toUpperCase() + libelle.slice(1)}
                  defaultChecked={valeurs[risque] === 'oui'}
                />
              </div>
            ))}
          </fieldset>
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
