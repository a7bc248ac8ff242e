'use client';

import { ChampDate, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { mettreEnAttente } from '#lib/suivi/actions.ts';

/** Puts a dossier on hold until a day, with the reason; what was typed stays after a refusal. */
export function MettreEnAttente({
  dossierId,
  liste,
  rang,
}: {
  dossierId: string;
  liste: string;
  rang: number;
}) {
  return (
    <details>
      <summary>Mettre en attente</summary>
      <FormulaireActe acte={mettreEnAttente}>
        {(champs, saisie) => (
          <>
            <input type="hidden" name="dossierId" value={dossierId} />
            <input type="hidden" name="liste" value={liste} />
            <input type="hidden" name="rang" value={rang} />
            <ChampTexte nom="motif" libelle="Raison" erreur={champs.motif} defaultValue={saisie.motif} />
            <ChampDate
              nom="reveilLe"
              libelle="Y revenir le"
              erreur={champs.reveilLe}
              defaultValue={saisie.reveilLe}
            />
            <p className="fr-hint-text">
              Le dossier reste dans vos listes : le délai légal continue de courir.
            </p>
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
              Mettre en attente
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
