'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { rattacher } from '#lib/rattachement/actions.ts';
import { PREUVES } from '#lib/rattachement/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

const OPTIONS = Object.entries(PREUVES).map(([valeur, libelle]) => ({ valeur, libelle }));

/** Types the code of a family, after its identity was checked. */
export function FormulaireDeRattachement(caches: { scolariteId: string; responsableId: string }) {
  const [etat, envoyer] = useActionState(rattacher, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const champs = refus?.champs ?? {};
  const erreurs = Object.entries(champs).map(([champ, message]) => ({ champ, message }));
  return (
    <form action={envoyer} noValidate key={JSON.stringify(refus?.saisie)}>
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      {Object.entries(caches).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <ChampTexte
        nom="code"
        libelle="Code de la famille"
        indice="Dix lettres et chiffres ; les majuscules et le tiret n’importent pas."
        erreur={champs.code}
        defaultValue={refus?.saisie.code}
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
        valeur={refus?.saisie.preuve}
        erreur={champs.preuve}
      />
      <ChampCase
        nom="autreNom"
        libelle="Le nom du compte n’est pas celui de la fiche, et j’ai vu ce qui l’explique"
        indice="Mariage, divorce, changement de nom, plusieurs prénoms. À cocher seulement si on vous le demande."
        defaultChecked={refus?.saisie.autreNom === 'oui'}
        erreur={champs.autreNom}
      />
      <ChampLong
        nom="motivation"
        libelle="Raison"
        indice="En 20 caractères au moins : qui s’est présenté, et ce que vous avez vérifié."
        rows={3}
        defaultValue={refus?.saisie.motivation}
        erreur={champs.motivation}
      />
      <button type="submit" className="fr-btn">
        Rattacher le compte
      </button>
    </form>
  );
}
