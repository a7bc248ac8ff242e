'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { ChampFichiers } from '#components/envoi/champ-fichiers.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import type { ObjetDeRecours } from '#lib/droit/recours/pendants.ts';
import { contester } from '#lib/famille/actions.ts';
import { GRIEF_MINIMAL } from '#lib/recours/schema.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';

interface Props {
  dossierId: string;
  version: number;
  objet: ObjetDeRecours;
  /** A recours waits already: this adds to it. */
  complete: boolean;
}

/** A recours in the family’s own words: the law says what it is, whatever its name. */
export function Formulaire({ dossierId, version, objet, complete }: Props) {
  return (
    <FormulaireActe acte={contester}>
      {({ grief: erreur, fichiers }, { grief: saisi }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="objet" value={objet} />
          <ChampLong
            nom="grief"
            libelle={complete ? 'Ce que vous ajoutez' : 'Ce que vous contestez, et pourquoi'}
            indice={`Avec vos mots, en ${GRIEF_MINIMAL} caractères au moins.`}
            erreur={erreur}
            defaultValue={saisi}
          />
          <ChampFichiers
            nom="fichiers"
            libelle="Documents à l’appui"
            indice={`Tout ce qui montre ce que vous dites. ${INDICE_FICHIERS}`}
            erreur={fichiers}
            facultatif
            depart={null}
          />
          <button type="submit" className="fr-btn">
            {complete ? 'Compléter mon recours' : 'Envoyer mon recours'}
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
