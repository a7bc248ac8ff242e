'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { ChampDate } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { renoncerALaBourse } from '#lib/famille/actions.ts';

/** A day, a tick and a button: nobody gives up a bourse by mistake. */
export function Formulaire({
  dossierId,
  version,
  aujourdHui,
}: {
  dossierId: string;
  version: number;
  aujourdHui: string;
}) {
  return (
    <FormulaireActe acte={renoncerALaBourse}>
      {({ dernierJour, confirme }, { dernierJour: saisi }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <ChampDate
            nom="dernierJour"
            libelle="Dernier jour de la bourse"
            indice="À partir d’aujourd’hui, au format jj/mm/aaaa."
            erreur={dernierJour}
            defaultValue={saisi ?? aujourdHui}
          />
          <ChampCase
            nom="confirme"
            libelle="Je renonce à la bourse pour les jours qui suivent"
            erreur={confirme}
            facultatif={false}
          />
          <button type="submit" className="fr-btn">
            Renoncer à la bourse
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
