'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampFichier } from '#components/champs/fichier.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { effacerUnFichier, envoyerUnFichier } from '#lib/interrogation/actions.ts';

interface Props {
  id: string;
  /** The tokens that open the production. */
  jetons: readonly { id: string; nom: string; parMinute: number }[];
}

/** A file of pupils, and the token that asks for them. */
export function EnvoyerUnFichier({ id, jetons }: Props) {
  return (
    <Formulaire
      acte={envoyerUnFichier}
      prefixe="interrogation"
      caches={{ id }}
      boutons={[{ libelle: 'Envoyer le fichier' }]}
    >
      {(champ, valeurs) => {
        const { defaultValue: _j, ...jeton } = champ('jetonId');
        const { defaultValue: _f, ...fichier } = champ('fichier');
        return (
          <>
            <ChampFichier
              {...fichier}
              libelle="Fichier des élèves"
              indice="CSV ou classeur Excel (XLSX), un élève par ligne, 10 000 lignes et 10 Mo au plus."
              accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <ChampChoix
              {...jeton}
              libelle="Jeton"
              valeur={valeurs.jetonId ?? (jetons.length === 1 ? jetons[0]?.id : undefined)}
              options={jetons.map(({ id: valeur, nom, parMinute }) => ({
                valeur,
                libelle: nom,
                indice: `${parMinute} appels par minute, dont la moitié pour un fichier.`,
              }))}
            />
          </>
        );
      }}
    </Formulaire>
  );
}

/** Forgets a file and its answers before their time. */
export function EffacerUnFichier({ id, interrogationId }: { id: string; interrogationId: string }) {
  return (
    <FormulaireActe acte={effacerUnFichier}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="interrogationId" value={interrogationId} />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Effacer maintenant
      </button>
    </FormulaireActe>
  );
}
