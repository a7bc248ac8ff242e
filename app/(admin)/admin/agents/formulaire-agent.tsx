'use client';

import { ChampTexte } from '#components/champs/texte.tsx';
import { corriger, inscrire } from '#lib/agent/actions.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

/** A new agent, or another name or mail for the one that `fiche` shows. */
export function FormulaireAgent({
  fiche,
}: {
  fiche?: { id: string; version: number; prenom: string; nom: string; courriel: string };
}) {
  return (
    <Formulaire
      acte={fiche ? corriger : inscrire}
      prefixe="agent"
      caches={fiche ? { id: fiche.id, version: fiche.version } : {}}
      initiale={fiche ? { prenom: fiche.prenom, nom: fiche.nom, courriel: fiche.courriel } : {}}
      boutons={[{ libelle: fiche ? 'Corriger la fiche' : 'Inscrire l’agent' }]}
    >
      {(champ) => (
        <>
          {fiche ? null : (
            <ChampTexte
              {...champ('sub')}
              libelle="Identifiant du fournisseur d’identité"
              indice="Le « sub » que ProConnect donne à cette personne : il ne se corrige pas ensuite."
              spellCheck={false}
            />
          )}
          <ChampTexte {...champ('prenom')} libelle="Prénom" />
          <ChampTexte {...champ('nom')} libelle="Nom" />
          <ChampTexte {...champ('courriel')} libelle="Courriel professionnel" type="email" />
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
