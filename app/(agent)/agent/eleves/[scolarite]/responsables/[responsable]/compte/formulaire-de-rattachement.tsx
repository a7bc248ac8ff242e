'use client';

import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireMotive } from '#components/saisie/formulaire-motive.tsx';
import { rattacher } from '#lib/rattachement/actions.ts';
import { PREUVES } from '#lib/rattachement/schema.ts';

const OPTIONS = Object.entries(PREUVES).map(([valeur, libelle]) => ({ valeur, libelle }));

/** Types the code of a family, after its identity was checked. */
export function FormulaireDeRattachement(caches: { scolariteId: string; responsableId: string }) {
  return (
    <FormulaireMotive
      acte={rattacher}
      caches={caches}
      libelle="Raison"
      indice="En 20 caractères au moins : qui s’est présenté, et ce que vous avez vérifié."
      bouton="Rattacher le compte"
    >
      {({ champs, saisie }) => (
        <>
          <ChampTexte
            nom="code"
            libelle="Code de la famille"
            indice="Dix lettres et chiffres ; les majuscules et le tiret n’importent pas."
            erreur={champs.code}
            defaultValue={saisie.code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="fr-input champ--court"
            maxLength={40}
          />
          <ChampChoix
            nom="preuve"
            libelle="Pièce d’identité vue"
            options={OPTIONS}
            valeur={saisie.preuve}
            erreur={champs.preuve}
          />
          <ChampCase
            nom="autreNom"
            libelle="Le nom du compte n’est pas celui de la fiche, et j’ai vu ce qui l’explique"
            indice="Mariage, divorce, changement de nom, plusieurs prénoms. À cocher seulement si on vous le demande."
            defaultChecked={saisie.autreNom === 'oui'}
            erreur={champs.autreNom}
          />
        </>
      )}
    </FormulaireMotive>
  );
}
