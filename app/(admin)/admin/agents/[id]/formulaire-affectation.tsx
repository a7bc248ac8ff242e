'use client';

import { ChampDate, ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { affecter } from '#lib/agent/actions.ts';
import type { Academie } from '#lib/agent/queries.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { FONCTIONS } from '#lib/droit/fonctions.ts';
import { ChampMotif } from '../../champ-motif.tsx';
import { Formulaire } from '../../formulaire.tsx';

const FONCTIONS_A_CHOISIR = [
  { valeur: '', libelle: 'Choisissez une fonction' },
  ...FONCTIONS.map((fonction) => ({ valeur: fonction, libelle: LIBELLES_ROLES[fonction] })),
];

/** The académies to choose from; none at first. */
export const academiesAChoisir = (academies: readonly Academie[]) => [
  { valeur: '', libelle: 'Choisissez une académie' },
  ...academies.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
];

/** Opens a function to an agent, somewhere, from a day on. */
export function FormulaireAffectation({
  agent,
  academies,
}: {
  agent: string;
  academies: readonly Academie[];
}) {
  return (
    <Formulaire
      acte={affecter}
      prefixe="affectation"
      caches={{ agent }}
      boutons={[{ libelle: 'Ouvrir l’affectation' }]}
    >
      {(champ) => (
        <>
          <ChampListe {...champ('role')} libelle="Fonction" options={FONCTIONS_A_CHOISIR} />
          <ChampTexte
            {...champ('uai')}
            libelle="Établissement"
            facultatif
            indice="Son numéro (UAI), par exemple 0590001A ; seulement pour une fonction d’établissement"
          />
          <ChampListe
            {...champ('academie')}
            libelle="Académie"
            facultatif
            indice="Seulement pour une fonction de service académique"
            options={academiesAChoisir(academies)}
          />
          <ChampTexte
            {...champ('qualite')}
            libelle="Qualité"
            indice="Ce que les courriers portent sous la signature : « La principale du collège »"
          />
          <ChampDate {...champ('du')} libelle="Premier jour" />
          <ChampDate {...champ('au')} libelle="Dernier jour" facultatif />
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
