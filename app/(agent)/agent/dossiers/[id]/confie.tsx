'use client';

import { ChampListeRedite } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { confier } from '#lib/suivi/actions.ts';

interface Props {
  dossierId: string;
  liste: string;
  rang: number;
  collegues: readonly { id: string; nom: string; qualite: string }[];
  /** Who has the dossier in hand; empty when nobody has. */
  confieA: string;
}

/** Entrusts a dossier to a colleague, or to nobody in particular; the choice stays after a refusal. */
export function Confie({ dossierId, liste, rang, collegues, confieA }: Props) {
  const options = [
    { valeur: '', libelle: 'Personne en particulier' },
    ...collegues.map(({ id, nom, qualite }) => ({ valeur: id, libelle: nomEtQualite(nom, qualite) })),
  ];
  return (
    <FormulaireActe acte={confier} className="lot">
      {(champs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="liste" value={liste} />
          <input type="hidden" name="rang" value={rang} />
          <ChampListeRedite
            nom="agentId"
            libelle="Confié à"
            options={options}
            defaultValue={saisie.agentId ?? confieA}
            erreur={champs.agentId}
            facultatif
          />
          <button type="submit" className="fr-btn fr-btn--secondary">
            Confier
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
