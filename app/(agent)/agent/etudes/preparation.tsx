'use client';

import { ChampListeRedite, ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { preparer } from '#lib/passage/actions.ts';

/** Where a run is made. Nothing begins here. */
export function PreparationDUnPassage({
  academies,
  partout,
}: {
  academies: readonly { code: string; nom: string }[];
  /** The person may take them all. */
  partout: boolean;
}) {
  const options = academies.map(({ code, nom }) => ({ valeur: code, libelle: nom }));
  return (
    <FormulaireActe acte={preparer} className="fr-mb-4w">
      {(erreurs, saisie) => (
        <>
          <ChampListeRedite
            nom="academie"
            libelle="Académie"
            options={partout ? [{ valeur: '', libelle: 'Toutes' }, ...options] : options}
            defaultValue={saisie.academie ?? (partout ? '' : options[0]?.valeur)}
            erreur={erreurs.academie}
            facultatif={partout}
          />
          <ChampLong
            nom="uais"
            libelle="Établissements"
            indice="UAI séparés par des espaces ; laissez vide pour toute l’académie."
            rows={2}
            defaultValue={saisie.uais}
            erreur={erreurs.uais}
            facultatif
          />
          <button type="submit" className="fr-btn">
            Préparer
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
